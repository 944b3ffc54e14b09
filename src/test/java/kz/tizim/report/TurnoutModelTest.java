package kz.tizim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Owner;
import kz.tizim.kit.SmallCountry.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random admissions and voids of several desks, whose transactions end in another order than their times, while the clock
 * jumps and others count: whatever was told at any moment is what the ledger says of that moment.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TurnoutModelTest extends WithTurnout {
    private static final long SEED = 20261220;
    private static final int DESKS = 6;
    private static final int ACTS_OF_A_DESK = 60;
    private static final String LOCK = "select pg_advisory_xact_lock_shared(?, ?)";
    private static final String ADMIT = """
            insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id, admitted_at)
            values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, 'HOME_LIST', 1, ?)""";
    private static final String VOID = """
            insert into ledger_void (election_id, contest_id, iin, seq, ground, act, reason, requested_by, approved_by, voided_at)
            values (?, ?, ?, ?, 'WRONG_NAMESAKE', 'No 1', 'a namesake', 1, 2, ?)""";
    /** Written by hand, at precincts that nobody opened: the audit after the test would find that. */
    private static final String FORGET = """
            alter table ledger_entry drop constraint ledger_entry_after_void;
            delete from ledger_void where election_id = %1$d;
            delete from ledger_entry where election_id = %1$d;
            alter table ledger_entry add constraint ledger_entry_after_void foreign key (election_id, contest_id, iin, previous_seq)
                references ledger_void (election_id, contest_id, iin, seq);
            delete from turnout_count where election_id = %1$d;""";
    /** The ledger's own answer, for one precinct, at a moment that the public was told of. */
    private static final String TRUTH = """
            select count(*) from (
                select date_trunc('hour', e.admitted_at, p.time_zone) + interval '1 hour' as ended, date_trunc('hour', ?::timestamptz, p.time_zone) as until,
                       date_trunc('hour', v.voided_at, p.time_zone) + interval '1 hour' as void_ended
                from ledger_entry e join precinct p on p.id = e.precinct_id
                left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.precinct_id = ?) entries
            where ended <= until and (void_ended is null or void_ended > until)""";

    /** What was told of a place. */
    private record Told(Place place, Map<String, Object> answer) {
        @SuppressWarnings("unchecked")
        Stream<Map<String, Object>> places() {
            return ((List<Map<String, Object>>) answer.get("places")).stream();
        }
    }

    private int election;
    private List<Integer> contests;
    private List<Place> places;

    @Test
    void whatIsToldIsWhatTheLedgerSays() throws Exception {
        country.run("update precinct set time_zone = 'Asia/Kolkata' where id = ?", country.otherRegion.id());
        places = List.of(country.home, country.neighbour, country.otherTown, country.otherRegion);
        election = country.query("select id from election where code = ?", poll.code());
        contests = List.of(
                country.query("select min(id) from contest where election_id = ?", election),
                country.query("select max(id) from contest where election_id = ?", election));
        service.moveClock(country, poll.at(LocalTime.of(7, 0)));
        var told = new ArrayList<Told>();
        try (var threads = Executors.newFixedThreadPool(DESKS + 1)) {
            List<Callable<Integer>> desks = new ArrayList<>();
            for (int i = 0; i < DESKS; i++) {
                int number = i;
                desks.add(() -> work(number));
            }
            desks.add(this::countBesides);
            List<Future<Integer>> working = desks.stream().map(threads::submit).toList();
            while (!working.stream().allMatch(Future::isDone)) {
                count(poll);
                tell(told);
                service.moveClock(country, service.now().plusMinutes(10));
            }
            for (Future<Integer> desk : working) {
                assertTrue(desk.get() > 0);
            }
        }
        service.moveClock(country, service.now().plusHours(2));
        count(poll);
        tell(told);
        assertTrue(told.size() > 5 * places.size(), () -> told.size() + " answers");
        for (Told answer : told) {
            judge(answer);
        }
        levelsAddUp();
    }

    private void tell(List<Told> told) {
        for (Place place : places) {
            told.add(new Told(place, about(place).jsonPath().getMap("")));
        }
    }

    @AfterEach
    void forget() throws SQLException {
        Owner.run(FORGET.formatted(election));
    }

    /** Another instance, which counts when it is let. */
    private int countBesides() throws InterruptedException {
        int counts = 0;
        for (int i = 0; i < 200; i++) {
            counts += counting.count(election) ? 1 : 0;
            Thread.sleep(10);
        }
        return counts;
    }

    /** One desk's acts; some are rolled back. Returns how many were committed. */
    private int work(int desk) throws SQLException, InterruptedException {
        var random = new Random(SEED + desk);
        Map<Long, Integer> live = new TreeMap<>();
        int committed = 0;
        for (int i = 0; i < ACTS_OF_A_DESK; i++) {
            long citizen = 100_000_000_000L * (desk + 1) + country.home.id() * 1000L + random.nextInt(30);
            int contest = contests.get((int) (citizen % 2));
            Place place = places.get((int) (citizen / 2 % places.size()));
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                run(connection, LOCK, election, place.id());
                OffsetDateTime now = now(connection);
                Thread.sleep(random.nextInt(30));
                Integer seq = live.get(citizen);
                boolean admits = seq == null || seq < 0;
                int number = seq == null ? 0 : admits ? -seq : seq;
                if (admits) {
                    String channel = random.nextBoolean() ? "STATION" : "HOME";
                    run(connection, ADMIT, election, contest, citizen, number, place.id(), channel, now);
                } else {
                    run(connection, VOID, election, contest, citizen, number, now);
                }
                Thread.sleep(random.nextInt(30));
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    // Voided ones are remembered by the next number, negative.
                    live.put(citizen, admits ? number : -(number + 1));
                    committed++;
                }
                connection.setAutoCommit(true);
            }
        }
        return committed;
    }

    private static OffsetDateTime now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select deciding_time()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private void judge(Told told) {
        String asOf = (String) told.answer().get("asOf");
        int shown = told.places()
                .filter(one -> one.get("code").equals(told.place().code()))
                .mapToInt(TurnoutModelTest::voted)
                .sum();
        assertEquals(
                country.query(TRUTH, OffsetDateTime.parse(asOf), told.place().id()),
                shown,
                () -> "at " + told.place().code() + " as of " + asOf);
    }

    /** Voters of all contests of one place, or of the country. */
    @SuppressWarnings("unchecked")
    private static int voted(Map<String, Object> one) {
        return ((List<Map<String, Object>>) one.get("contests"))
                .stream().mapToInt(contest -> (Integer) contest.get("voted")).sum();
    }

    private void levelsAddUp() {
        int live = country.query("""
                select count(*) from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.election_id = ? and v.seq is null""", election);
        assertEquals(live, voted(turnout("").jsonPath().getMap("")));
        for (String level : List.of("REGION", "TERRITORY", "PRECINCT")) {
            int sum = places(level, 1000).stream()
                    .mapToInt(TurnoutModelTest::voted)
                    .sum();
            assertEquals(live, sum, level);
        }
    }
}
