package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.registry.Iin;

/** Reads requests about lists and their decisions. */
@ApplicationScoped
class Corrections {
    private static final String SELECT = """
            select c.id, p.code, c.iin, c.kind, c.statement, c.requested_at, c.decide_before, p.time_zone,
                   d.granted, d.text, d.case_number, d.decided_at, c.asked_surname, c.asked_given_name, c.asked_patronymic,
                   c.asked_birth_date, c.asked_street, c.asked_house, c.asked_flat
            from correction c
            join precinct p on p.id = c.precinct_id
            left join correction_decision d on d.election_id = c.election_id and d.iin = c.iin and d.correction_id = c.id
            where c.election_id = ?""";
    private static final String ONE = SELECT + " and c.id = ? order by d.number";
    private static final String OF_PRECINCT = SELECT + """
             and c.precinct_id = ? and c.id in (
                select w.id from correction w where w.election_id = ? and w.precinct_id = ?
                order by w.id desc offset ? limit ?)
            order by c.id desc, d.number""";

    private final AgroalDataSource database;

    Corrections(AgroalDataSource database) {
        this.database = database;
    }

    Optional<CorrectionShown> one(ElectionFacts election, UUID id) {
        return query(ONE, election.id(), id).stream().findFirst();
    }

    /** The requests of a precinct, the newest first. */
    List<CorrectionShown> of(ElectionFacts election, PrecinctFacts precinct, int after, int limit) {
        return query(OF_PRECINCT, election.id(), precinct.id(), election.id(), precinct.id(), after, limit);
    }

    private List<CorrectionShown> query(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            Map<UUID, CorrectionShown> found = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ZoneId zone = ZoneId.of(row.getString(8));
                    CorrectionShown shown = found.get(row.getObject(1, UUID.class));
                    if (shown == null) {
                        shown = request(row, zone);
                        found.put(shown.id(), shown);
                    }
                    if (row.getObject(9) != null) {
                        shown.decisions().add(decision(row, zone, shown.decideBefore()));
                    }
                }
            }
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new IllegalStateException("corrections cannot be read", e);
        }
    }

    private static CorrectionShown request(ResultSet row, ZoneId zone) throws SQLException {
        var kind = CorrectionRequest.Kind.valueOf(row.getString(4));
        return new CorrectionShown(
                row.getObject(1, UUID.class),
                row.getString(2),
                new Iin(row.getLong(3)),
                kind,
                row.getString(5),
                kind == CorrectionRequest.Kind.AMEND ? details(row) : null,
                time(row, 6, zone),
                time(row, 7, zone),
                new ArrayList<>());
    }

    private static CorrectionRequest.Details details(ResultSet row) throws SQLException {
        return new CorrectionRequest.Details(
                row.getString("asked_surname"),
                row.getString("asked_given_name"),
                row.getString("asked_patronymic"),
                row.getObject("asked_birth_date", LocalDate.class),
                row.getString("asked_street"),
                row.getString("asked_house"),
                row.getString("asked_flat"));
    }

    private static CorrectionShown.Decision decision(ResultSet row, ZoneId zone, OffsetDateTime decideBefore)
            throws SQLException {
        OffsetDateTime decidedAt = time(row, 12, zone);
        return new CorrectionShown.Decision(
                row.getBoolean(9), row.getString(10), decidedAt, !decidedAt.isBefore(decideBefore), row.getString(11));
    }

    private static OffsetDateTime time(ResultSet row, int column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }
}
