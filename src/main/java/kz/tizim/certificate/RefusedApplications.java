package kz.tizim.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tizim.access.AuditTrail;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** Keeps the decisions that refused an application (domain rule 6), and reads them, so that each can be printed again. */
@ApplicationScoped
class RefusedApplications {
    private static final Sql KEEP = Sql.insert(
            "certificate_refusal",
            "election_id integer, iin bigint, id uuid, contest_id integer, precinct_id integer, applicant text, reason text,"
                    + " detail text, facts jsonb, account_id integer, decided_at timestamptz");
    private static final String SELECT = """
            select r.id, p.code, r.iin, contest.code, r.applicant, r.reason, r.detail, r.facts, a.username, r.decided_at,
                   p.time_zone
            from certificate_refusal r
            join precinct p on p.id = r.precinct_id
            join contest on contest.id = r.contest_id
            join account a on a.id = r.account_id
            where r.election_id = ?""";
    private static final String ONE = SELECT + " and r.id = ?";
    private static final String OF_PRECINCT =
            SELECT + " and r.precinct_id = ? and (?::uuid is null or r.id < ?::uuid) order by r.id desc limit ?";
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;

    RefusedApplications(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The refusal, with the decision that is kept of it. A request that is only written wrongly is no decision. */
    Outcome.Refused kept(
            Desk desk, ContestFacts contest, long iin, IssueRequest request, Problem problem, OffsetDateTime now) {
        if (problem.type() == ProblemType.INVALID_REQUEST) {
            return new Outcome.Refused(problem);
        }
        UUID id = AuditTrail.timeOrderedId();
        Sql.Row row = KEEP.row(
                desk.election().id(),
                iin,
                id,
                contest.id(),
                desk.precinct().id(),
                request.applicant().kind().name(),
                problem.type().slug(),
                problem.detail(),
                written(problem.facts()),
                desk.operator().accountId(),
                now);
        return new Outcome.Refused(problem.with("refusal", id), List.of(row));
    }

    Optional<RefusedApplication> one(ElectionFacts election, UUID id) {
        return query(ONE, election.id(), id).stream().findFirst();
    }

    /** What a precinct refused, the newest first. */
    List<RefusedApplication> of(ElectionFacts election, PrecinctFacts precinct, @Nullable UUID after, int limit) {
        return query(OF_PRECINCT, election.id(), precinct.id(), after, after, limit);
    }

    private List<RefusedApplication> query(String sql, @Nullable Object... parameters) {
        return Rows.read(database, this::read, sql, parameters);
    }

    private RefusedApplication read(ResultSet row) throws SQLException {
        return new RefusedApplication(
                row.getObject(1, UUID.class),
                row.getString(2),
                new Iin(row.getLong(3)),
                row.getString(4),
                Certificate.Applicant.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                facts(row.getString(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class)
                        .atZoneSameInstant(ZoneId.of(row.getString(11)))
                        .toOffsetDateTime());
    }

    private String written(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts cannot be written", e);
        }
    }

    private Map<String, Object> facts(String text) {
        try {
            return json.readValue(text, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts cannot be read", e);
        }
    }
}
