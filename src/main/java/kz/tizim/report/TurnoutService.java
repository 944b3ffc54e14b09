package kz.tizim.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.database.Prepared;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what {@link TurnoutCount} has settled, once whenever an hour of any precinct is over; in between the same is
 * shown.
 */
@ApplicationScoped
class TurnoutService {
    private static final Duration KEPT = Duration.ofSeconds(1);
    // Before anything is counted: now, but no later than a day before the polls, since then somebody may have voted.
    private static final String SETTLED = """
            select coalesce((select settled_until from turnout_until where election_id = ?),
                            least(deciding_time(), cast(? as date) - interval '1 day'))""";
    // Precincts' zones differ by half hours too: this is the end of the last hour that was over anywhere.
    private static final String AS_OF = """
            select max(date_trunc('hour', cast(? as timestamptz), time_zone))
            from (select distinct time_zone from precinct union select 'UTC') zones""";
    private static final String COUNT = """
            with place as (
                select p.id, p.code, p.region_code, p.kato, t.code as territory,
                       date_trunc('hour', cast(? as timestamptz), p.time_zone) as until
                from precinct p join commission c on c.id = p.id join commission t on t.id = c.parent_id),
            list as (
                select precinct_id, cast(sum(many) as bigint) as many from (
                    select precinct_id, cast(voters as bigint) as many from list_handover where election_id = ?
                    union all
                    select joined_precinct_id, count(*) from list_delta
                    join place on place.id = joined_precinct_id and at < until where election_id = ? group by 1
                    union all
                    select left_precinct_id, -count(*) from list_delta
                    join place on place.id = left_precinct_id and at < until where election_id = ? group by 1) changes
                group by 1),
            counts as (
                select place.id as precinct_id, contest.id as contest_id, cast(null as timestamptz) as hour, list.many
                from list join place on place.id = list.precinct_id
                join contest on contest.election_id = ? and starts_with(place.kato, contest.scope)
                union all
                select precinct_id, contest_id, hour, sum(settled)
                from turnout_count join place on place.id = precinct_id and public_from <= until
                where election_id = ? group by 1, 2, 3
                union all
                select precinct_id, null, null, many from list)
            select grouping(place.region_code, place.territory, place.code) as level,
                   coalesce(place.region_code, place.territory, place.code) as code, contest.code as contest, counts.hour,
                   cast(sum(counts.many) as bigint) as many
            from counts
            join place on place.id = counts.precinct_id
            left join contest on contest.id = counts.contest_id
            group by contest.code, counts.hour, grouping sets ((), (place.region_code), (place.territory), (place.code))""";
    private static final String DRAFT = "select coalesce(sum(listed), 0) from list_build where election_id = ?";
    // How many precincts lie in a contest's scope is guessed far too low: they would be compared one by one.
    private static final String BY_HASH = "set local enable_nestloop = off";

    private final AgroalDataSource database;
    private final PublicCalendar calendar;
    private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

    TurnoutService(AgroalDataSource database, PublicCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /**
     * What is shown.
     *
     * @param readAt when it was last made sure that no further hour is over
     */
    private record Counted(OffsetDateTime readAt, OffsetDateTime asOf, Map<Level, Turnout> levels) {}

    /** The turnout of the completed hours, with all places of a level. Whoever asks first counts, the others wait for that. */
    Turnout turnout(ElectionFacts election, Level level) {
        OffsetDateTime now = calendar.now();
        Counted shown = counted.compute(
                election.id(),
                (_, known) ->
                        known != null && now.isBefore(known.readAt().plus(KEPT)) ? known : read(election, known, now));
        return Objects.requireNonNull(shown.levels().get(level));
    }

    private Counted read(ElectionFacts election, @Nullable Counted known, OffsetDateTime now) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                OffsetDateTime settled = time(connection, SETTLED, election.id(), election.pollingDay());
                OffsetDateTime asOf = time(connection, AS_OF, settled);
                return new Counted(
                        now,
                        asOf,
                        known != null && known.asOf().isEqual(asOf)
                                ? known.levels()
                                : count(connection, election, settled, asOf));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("turnout cannot be read, SQLState " + e.getSQLState(), e);
        }
    }

    private record Place(Level level, String code) {}

    private static final class Sums {
        private final Map<OffsetDateTime, Long> hours = new TreeMap<>();
        private long listed;

        Turnout.ContestCount shown(String contest) {
            List<Turnout.HourCount> shown = hours.entrySet().stream()
                    .map(hour -> new Turnout.HourCount(hour.getKey(), hour.getValue()))
                    .toList();
            long voted = shown.stream().mapToLong(Turnout.HourCount::voted).sum();
            return new Turnout.ContestCount(contest, listed, voted, shown);
        }
    }

    private static Map<Level, Turnout> count(
            Connection connection, ElectionFacts election, OffsetDateTime settled, OffsetDateTime asOf)
            throws SQLException {
        Map<Place, Map<String, Sums>> places = new LinkedHashMap<>();
        long listed = 0;
        int id = election.id();
        try (Statement byHash = connection.createStatement();
                PreparedStatement select = Prepared.of(connection, COUNT, settled, id, id, id, id, id)) {
            byHash.execute(BY_HASH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Level level = Level.of(row.getInt("level"));
                    String contest = row.getString("contest");
                    long many = row.getLong("many");
                    if (contest == null) {
                        listed = level == Level.COUNTRY ? many : listed;
                        continue;
                    }
                    var place = new Place(level, level == Level.COUNTRY ? "" : row.getString("code"));
                    Sums sums = places.computeIfAbsent(place, _ -> new TreeMap<>())
                            .computeIfAbsent(contest, _ -> new Sums());
                    OffsetDateTime hour = row.getObject("hour", OffsetDateTime.class);
                    if (hour == null) {
                        sums.listed = many;
                    } else {
                        sums.hours.put(hour, many);
                    }
                }
            }
        }
        return shown(election, asOf, listed > 0 ? listed : drafted(connection, election), places);
    }

    private static Map<Level, Turnout> shown(
            ElectionFacts election, OffsetDateTime asOf, long listed, Map<Place, Map<String, Sums>> places) {
        List<Turnout.ContestCount> country =
                contests(election, places.getOrDefault(new Place(Level.COUNTRY, ""), Map.of()), true);
        Map<Level, Turnout> levels = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            var lines = new ArrayList<Turnout.PlaceCount>();
            places.forEach((place, sums) -> {
                if (level != Level.COUNTRY && place.level() == level) {
                    lines.add(new Turnout.PlaceCount(level, place.code(), contests(election, sums, false)));
                }
            });
            lines.sort(Comparator.comparing(Turnout.PlaceCount::code));
            levels.put(level, new Turnout(election.code(), asOf, listed, country, List.copyOf(lines)));
        }
        return levels;
    }

    /** In the election's order. */
    private static List<Turnout.ContestCount> contests(ElectionFacts election, Map<String, Sums> sums, boolean all) {
        return election.contests().stream()
                .map(ElectionFacts.ContestFacts::code)
                .filter(contest -> all || sums.containsKey(contest))
                .map(contest -> sums.getOrDefault(contest, new Sums()).shown(contest))
                .toList();
    }

    private static long drafted(Connection connection, ElectionFacts election) throws SQLException {
        try (PreparedStatement select = Prepared.of(connection, DRAFT, election.id());
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static OffsetDateTime time(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = Prepared.of(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }
}
