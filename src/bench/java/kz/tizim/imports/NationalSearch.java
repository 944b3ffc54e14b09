package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;

/** Searches by a commission in national lists: over the country, and in the largest lists that the law allows. */
final class NationalSearch {
    private static final double COUNTRY_MILLIS = 150;
    private static final double PRECINCT_MILLIS = 20;
    /** So many that a moment of the machine's own, when its disk stands still, is no hundredth of them. */
    static final int MANY = 2_400;

    static final int FEW = 600;

    private static final int LISTS = 100;
    private static final int WARM_UP = 9_000;

    /**
     * The sample's precincts are as large as real ones, 1,000 voters or two. Neighbours whose lists have 3,000 together get
     * one, in the draft, so that there are lists as large as they may be.
     */
    private static final String JOIN_NEIGHBOURS = """
            with size as (select precinct_id as id, count(*) as voters from voter group by precinct_id),
            pair as (
                select a.id, b.id as neighbour from size a join size b on b.id = a.id + 1
                where a.id %% 2 = 0 and a.voters + b.voters between %d and %d order by a.id limit 100)
            update voter v set precinct_id = pair.id from pair where v.precinct_id = pair.neighbour""";

    private static final String SOME = """
            with large as (
                select precinct_id from voter group by precinct_id having count(*) between %d and %d
                order by random() limit %d)
            select p.code, c.surname, c.given_name, c.birth_date, c.street
            from large join precinct p on p.id = large.precinct_id
            cross join lateral (
                select v.iin from voter v where v.precinct_id = large.precinct_id order by random() limit %d) v
            join citizen c on c.iin = v.iin""";

    private final DurableDatabase database;
    private final RegistryDesk desk;
    private final Service.Poll poll;
    private final int largest;

    private record Voter(String precinct, String surname, String givenName, LocalDate birthDate, String street) {
        String aPart() {
            return surname.substring(0, surname.length() - 1);
        }

        String aLetterMissing() {
            return surname.substring(0, 2) + surname.substring(3);
        }

        String nameAndStreet() {
            return givenName + " " + street;
        }
    }

    /**
     * Searches.
     *
     * @param largest voters of the lists that are searched in, or a twentieth fewer
     */
    NationalSearch(DurableDatabase database, RegistryDesk desk, Service.Poll poll, int largest) {
        this.database = database;
        this.desk = desk;
        this.poll = poll;
        this.largest = largest;
    }

    /** Makes lists as large as they may be. */
    void joinNeighbours() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(JOIN_NEIGHBOURS.formatted(largest * 19 / 20, largest));
        }
    }

    /**
     * Searches are compiled before any is timed, as they are when a polling day begins: everybody's before were theirs. For
     * the same reason the registry is in memory, where there is room for it.
     */
    void warmUp() throws Exception {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("select count(name_key) from citizen");
            statement.execute("set enable_seqscan = off");
            statement.execute("select count(iin) from citizen"); // its key
        }
        List<Voter> some = some(FEW);
        for (int i = 0; i < WARM_UP; i++) {
            Voter voter = some.get(i % some.size());
            switch (i % 3) {
                case 0 -> time(voter, voter.aPart());
                case 1 -> time(voter, voter.aLetterMissing());
                default -> time(voter, voter.nameAndStreet());
            }
        }
    }

    /** The 99th percentile, over its bound. */
    double overTheCountry() throws Exception {
        var millis = new ArrayList<Double>();
        for (Voter voter : some(FEW)) {
            RegistryDesk.Found hits = desk.search(
                    poll.path("/voters/search"),
                    Map.of(
                            "surname", voter.surname(),
                            "givenName", voter.givenName(),
                            "birthDate", voter.birthDate().toString()));
            assertTrue(hits.precincts().contains(voter.precinct()), "the voter is found");
            millis.add(hits.millis());
        }
        return print("over the country, by name and birth date", millis, COUNTRY_MILLIS);
    }

    /**
     * The largest 99th percentile of three kinds of searches, over its bound.
     *
     * @param searches of each kind
     */
    double inPrecincts(String when, int searches) throws Exception {
        var exact = new ArrayList<Double>();
        var likely = new ArrayList<Double>();
        var address = new ArrayList<Double>();
        for (Voter voter : some(searches)) {
            exact.add(time(voter, voter.aPart()));
            likely.add(time(voter, voter.aLetterMissing()));
            address.add(time(voter, voter.nameAndStreet()));
        }
        String where = "in a list of about %,d, %s, ".formatted(largest, when);
        double byPart = print(where + "by a part of the surname", exact, PRECINCT_MILLIS);
        double byLikeness = print("  with a letter missing", likely, PRECINCT_MILLIS);
        double byAddress = print("  by given name and street", address, PRECINCT_MILLIS);
        return Math.max(byPart, Math.max(byLikeness, byAddress));
    }

    private double time(Voter voter, String query) throws Exception {
        return desk.search(poll.path("/precincts/" + voter.precinct() + "/voters/search"), Map.of("query", query))
                .millis();
    }

    private static double print(String what, List<Double> millis, double most) {
        double[] sorted = millis.stream()
                .skip(millis.size() / 4) // until the compiler has seen them
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double p99 = sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
        System.out.printf("%s: p50 %.1f ms, p99 %.1f ms, at most %.0f%n", what, sorted[sorted.length / 2], p99, most);
        return p99 / most;
    }

    private List<Voter> some(int searches) throws SQLException {
        var some = new ArrayList<Voter>();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet row =
                        statement.executeQuery(SOME.formatted(largest * 19 / 20, largest, LISTS, searches / LISTS))) {
            while (row.next()) {
                some.add(new Voter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getString(5)));
            }
        }
        assertTrue(some.size() > searches / 4, () -> "there are too few large lists: " + some.size());
        Collections.shuffle(some, new Random(1));
        return some;
    }
}
