package kz.tizim.lookup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import org.jspecify.annotations.Nullable;

/** Asks the one function that the look-up's login may execute; found or not, the same work is done. */
@ApplicationScoped
class LookupService {
    private static final String FIND = "select find_precinct(?, ?, ?)";

    private final AgroalDataSource database;
    private final PublicCalendar calendar;
    private final Precincts precincts;

    LookupService(@DataSource("lookup") AgroalDataSource database, PublicCalendar calendar, Precincts precincts) {
        this.database = database;
        this.calendar = calendar;
        this.precincts = precincts;
    }

    LookupAnswer find(LookupRequest request) {
        String code = request.election();
        Optional<ElectionFacts> election = code == null ? calendar.next() : calendar.election(code);
        return election.map(asked -> answer(asked, precinct(request, asked)))
                .orElseGet(() -> new LookupAnswer(false, null, null, null, null));
    }

    private @Nullable PrecinctFacts precinct(LookupRequest request, ElectionFacts election) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, request.iin().value());
            find.setString(2, request.documentLast4());
            find.setInt(3, election.id());
            try (ResultSet row = find.executeQuery()) {
                row.next();
                String code = row.getString(1);
                return code == null ? null : precincts.find(code).orElseThrow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the look-up failed", e);
        }
    }

    private LookupAnswer answer(ElectionFacts election, @Nullable PrecinctFacts precinct) {
        return new LookupAnswer(
                precinct != null,
                election.code(),
                election.pollingDay(),
                precinct == null ? null : LookupAnswer.Station.of(precinct, election.pollingDay()),
                help(election, precinct == null ? election.zone() : precinct.zone()));
    }

    private LookupAnswer.Help help(ElectionFacts election, ZoneId zone) {
        OffsetDateTime now = calendar.now();
        OffsetDateTime open = at(election.calendar().listsOpenFrom(), zone);
        return new LookupAnswer.Help(
                at(election.calendar().certificatesUntil(), zone),
                election.certificatesAreIssuedAt(now, zone),
                open,
                now.isBefore(open) ? "local-executive" : "precinct-commission");
    }

    private static OffsetDateTime at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toOffsetDateTime();
    }
}
