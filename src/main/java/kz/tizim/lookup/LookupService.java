package kz.tizim.lookup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import org.jspecify.annotations.Nullable;

/** Asks the one function that the look-up's login may execute; found or not, the same work is done. */
@ApplicationScoped
class LookupService {
    private static final String FIND =
            "select election, polling_day, time_zone, certificates_until, lists_open_from, deciding_time, precinct "
                    + "from find_polling_station(?, ?, ?)";

    private final AgroalDataSource database;
    private final Precincts precincts;

    LookupService(@DataSource("lookup") AgroalDataSource database, Precincts precincts) {
        this.database = database;
        this.precincts = precincts;
    }

    LookupAnswer find(LookupRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, request.iin().value());
            find.setString(2, request.documentLast4());
            find.setString(3, request.election());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? answer(row) : new LookupAnswer(false, null, null, null, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the look-up failed", e);
        }
    }

    private LookupAnswer answer(ResultSet row) throws SQLException {
        LocalDate pollingDay = row.getObject(2, LocalDate.class);
        String code = row.getString(7);
        PrecinctFacts precinct = code == null ? null : precincts.find(code).orElseThrow();
        ZoneId zone = precinct == null ? ZoneId.of(row.getString(3)) : precinct.zone();
        return new LookupAnswer(
                precinct != null,
                row.getString(1),
                pollingDay,
                precinct == null ? null : LookupAnswer.Station.of(precinct, pollingDay),
                help(row, zone));
    }

    private static LookupAnswer.@Nullable Help help(ResultSet row, ZoneId zone) throws SQLException {
        OffsetDateTime now = row.getObject(6, OffsetDateTime.class);
        OffsetDateTime until = at(row.getObject(4, LocalDateTime.class), zone);
        OffsetDateTime open = at(row.getObject(5, LocalDateTime.class), zone);
        boolean listsAreOpen = !now.isBefore(open);
        return new LookupAnswer.Help(
                until,
                listsAreOpen && now.isBefore(until),
                open,
                listsAreOpen ? "precinct-commission" : "local-executive");
    }

    private static OffsetDateTime at(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toOffsetDateTime();
    }
}
