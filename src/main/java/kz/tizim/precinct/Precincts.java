package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.database.Rows;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;

/**
 * Finds precincts. What is read is kept for five seconds, so that a new place or hours are seen at once; decisions on
 * polling day read hours in their own transaction. Hours and place belong to an election where an act changed them for it.
 */
@ApplicationScoped
public class Precincts {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int NO_ELECTION = 0;
    private static final String FIND = """
            select p.id, p.code, c.parent_id, p.kind, p.kato, p.settlement, p.name_kk, p.name_ru, p.name_en,
                   coalesce(s.address_kk, p.address_kk), coalesce(s.address_ru, p.address_ru),
                   coalesce(s.address_en, p.address_en), p.time_zone, coalesce(s.opens, p.opens), coalesce(s.closes, p.closes),
                   case when s.address_kk is null then p.latitude else s.latitude end,
                   case when s.address_kk is null then p.longitude else s.longitude end,
                   p.phone, p.ramp, p.tactile, p.sign_language, p.lift
            from precinct p join commission c on c.id = p.id
            left join precinct_session s on s.precinct_id = p.id and s.election_id = ?
            where p.code = ?""";

    private final AgroalDataSource database;
    private final Map<Asked, Kept> kept = new ConcurrentHashMap<>();

    /** A code, and the id of the election or 0. */
    private record Asked(String code, int election) {}

    private record Kept(PrecinctFacts facts, long until) {}

    Precincts(AgroalDataSource database) {
        this.database = database;
    }

    /** The precinct of a code such as {@code 11-811}, with the hours and the place that it has without any act. */
    public Optional<PrecinctFacts> find(String code) {
        return find(code, NO_ELECTION);
    }

    /** The precinct of a code, with its hours and place in an election. */
    public Optional<PrecinctFacts> find(String code, int electionId) {
        long now = System.nanoTime();
        var asked = new Asked(code, electionId);
        Kept known = kept.get(asked);
        if (known != null && known.until - now > 0) {
            return Optional.of(known.facts);
        }
        Optional<PrecinctFacts> found = read(asked);
        found.ifPresent(facts -> kept.put(asked, new Kept(facts, now + KEPT_NANOS)));
        return found;
    }

    /** Lets what this instance has just changed be seen at once. */
    public void forget(String code, int electionId) {
        kept.remove(new Asked(code, electionId));
    }

    /**
     * The precinct of a code, for somebody who may act there.
     *
     * @throws kz.tizim.problem.ProblemException {@code not-found} when there is none or it is out of the operator's reach
     */
    public PrecinctFacts within(String code, Operator operator) {
        return within(code, NO_ELECTION, operator);
    }

    /** The same, with its hours and place in an election. */
    public PrecinctFacts within(String code, int electionId, Operator operator) {
        return find(code, electionId)
                .filter(precinct -> operator.reaches(precinct.id(), precinct.territorialId()))
                .orElseThrow(Precincts::unknown);
    }

    /**
     * The precinct of a code, for somebody who reads its counts, which tell nothing of any person: for whoever may act there,
     * and for observers.
     *
     * @throws kz.tizim.problem.ProblemException as above
     */
    public PrecinctFacts counted(String code, Operator operator) {
        return operator.role() == Role.OBSERVER ? find(code).orElseThrow(Precincts::unknown) : within(code, operator);
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such precinct for this account.");
    }

    /** The codes of all precincts, in their order. */
    public List<String> codes() {
        return texts("select code from precinct order by region_code, number limit 20000");
    }

    /** The code of the territorial commission above a precinct. */
    public String territorialOf(String code) {
        return texts("select t.code from commission p join commission t on t.id = p.parent_id where p.code = ?", code)
                .getFirst();
    }

    private List<String> texts(String sql, String... parameters) {
        return Rows.read(database, row -> row.getString(1), sql, (Object[]) parameters);
    }

    private Optional<PrecinctFacts> read(Asked asked) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setInt(1, asked.election);
            find.setString(2, asked.code);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(facts(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("precincts cannot be read", e);
        }
    }

    private static PrecinctFacts facts(ResultSet row) throws SQLException {
        return new PrecinctFacts(
                row.getInt(1),
                row.getString(2),
                (Integer) row.getObject(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                new PrecinctFacts.Names(row.getString(7), row.getString(8), row.getString(9)),
                new PrecinctFacts.Names(row.getString(10), row.getString(11), row.getString(12)),
                ZoneId.of(row.getString(13)),
                row.getObject(14, LocalTime.class),
                row.getObject(15, LocalTime.class),
                (Double) row.getObject(16),
                (Double) row.getObject(17),
                row.getString(18),
                new PrecinctFacts.Accessibility(
                        row.getBoolean(19), row.getBoolean(20), row.getBoolean(21), row.getBoolean(22)));
    }
}
