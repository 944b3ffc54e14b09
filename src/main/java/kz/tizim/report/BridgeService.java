package kz.tizim.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import kz.tizim.voterlist.ListBasis;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the changes of an election's lists, once an hour: one statement, hence one moment. The current totals are counted
 * from the lists themselves, less what changed since the full hour.
 */
@ApplicationScoped
class BridgeService {
    private static final String COUNT = """
            with changes as (
                select joined_precinct_id as precinct_id, true as added, basis, at < ? as shown, count(*) as many
                from list_delta where election_id = ? and joined_precinct_id is not null
                                  and joined_precinct_id is distinct from left_precinct_id group by 1, 3, 4
                union all
                select left_precinct_id, false, basis, at < ?, count(*)
                from list_delta where election_id = ? and left_precinct_id is not null
                                  and left_precinct_id is distinct from joined_precinct_id group by 1, 3, 4),
            counts as (
                select precinct_id, 'OPENING' as side, '' as basis, cast(voters as bigint) as many
                from list_handover where election_id = ?
                union all
                select precinct_id, case when added then 'ADDED' else 'REMOVED' end, basis, many from changes where shown
                union all
                select precinct_id, 'CURRENT', '', count(*) from voter
                where election_id = ? and precinct_id is not null group by precinct_id
                union all
                select precinct_id, 'CURRENT', '', case when added then -many else many end from changes where not shown)
            select grouping(p.region_code, t.code, p.code) as level, coalesce(p.region_code, t.code, p.code) as place,
                   contest.code as contest, counts.side, counts.basis, cast(sum(counts.many) as bigint) as many
            from counts
            join precinct p on p.id = counts.precinct_id
            join commission c on c.id = p.id
            join commission t on t.id = c.parent_id
            join contest on contest.election_id = ? and starts_with(p.kato, contest.scope)
            group by contest.id, counts.side, counts.basis, grouping sets ((), (p.region_code), (t.code), (p.code))
            order by level desc, place, contest.id""";
    // How many precincts lie in a contest's scope is not estimated but guessed, far too low: precincts would be
    // compared
    // one by one with all others.
    private static final String BY_HASH = "set local enable_nestloop = off";

    private final AgroalDataSource database;
    private final PublicCalendar calendar;
    private final Map<Integer, Bridge> counted = new ConcurrentHashMap<>();

    BridgeService(AgroalDataSource database, PublicCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /**
     * The bridge at the last full hour. Whoever asks first counts, the others wait for that.
     *
     * @throws ProblemException {@code not-found} before handover
     */
    Bridge bridge(ElectionFacts election) {
        OffsetDateTime hour = calendar.now().truncatedTo(ChronoUnit.HOURS);
        Bridge bridge = counted.compute(
                election.id(),
                (_, known) -> known != null
                                && !known.lines().isEmpty()
                                && known.asOf().isEqual(hour)
                        ? known
                        : count(election, hour));
        if (bridge.lines().isEmpty()) {
            throw ProblemType.NOT_FOUND.exception("The lists of this election are not handed over yet.");
        }
        return bridge;
    }

    private record Key(Level level, @Nullable String code, String contest) {}

    private static final class Sums {
        private final Map<ListBasis, Long> added = new EnumMap<>(ListBasis.class);
        private final Map<ListBasis, Long> removed = new EnumMap<>(ListBasis.class);
        private long opening;
        private long current;

        void take(String side, String basis, long many) {
            switch (side) {
                case "OPENING" -> opening = many;
                case "CURRENT" -> current = many;
                case "ADDED" -> added.put(ListBasis.valueOf(basis), many);
                default -> removed.put(ListBasis.valueOf(basis), many);
            }
        }
    }

    private Bridge count(ElectionFacts election, OffsetDateTime until) {
        Map<Key, Sums> places = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement byHash = connection.createStatement();
                    PreparedStatement count = connection.prepareStatement(COUNT)) {
                byHash.execute(BY_HASH);
                Object[] parameters = {
                    until, election.id(), until, election.id(), election.id(), election.id(), election.id()
                };
                for (int i = 0; i < parameters.length; i++) {
                    count.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = count.executeQuery()) {
                    while (row.next()) {
                        var key = new Key(
                                Level.of(row.getInt("level")), row.getString("place"), row.getString("contest"));
                        places.computeIfAbsent(key, _ -> new Sums())
                                .take(row.getString("side"), row.getString("basis"), row.getLong("many"));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bridge cannot be counted", e);
        }
        var lines = new ArrayList<Bridge.Line>();
        places.forEach((key, sums) -> lines.add(new Bridge.Line(
                key.level(), key.code(), key.contest(), sums.opening, sums.added, sums.removed, sums.current)));
        return new Bridge(election.code(), until, opened(lines) ? List.copyOf(lines) : List.of());
    }

    private static boolean opened(List<Bridge.Line> lines) {
        return lines.stream().anyMatch(line -> line.opening() > 0);
    }
}
