package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.AddressPlaces;
import kz.tizim.precinct.AddressPlaces.Address;
import kz.tizim.registry.Iin;

/** Shows the applications for transfers, and where there are suspiciously many of them. */
@ApplicationScoped
class Transfers {
    private static final String LIST = """
            select p.code, t.iin, t.number + 1, t.reference, t.at, w.reference, w.at
            from list_transfer t
            join precinct p on p.id = t.precinct_id
            join commission pc on pc.id = p.id
            left join list_transfer_withdrawal w on w.election_id = t.election_id and w.iin = t.iin and w.number = t.number
            where t.election_id = ? and\s""";
    private static final String NEWEST_FIRST = " order by t.at desc, t.iin, t.number desc offset ? limit ?";
    private static final String ALL = """
            select t.iin, t.precinct_id, w.iin is null as holds, count(w.iin) over (partition by t.iin) >= 2 as repeats,
                   c.kato, c.street, c.house
            from list_transfer t
            join citizen c on c.iin = t.iin
            left join list_transfer_withdrawal w on w.election_id = t.election_id and w.iin = t.iin and w.number = t.number
            where t.election_id = ?""";
    private static final String CODES =
            "select p.id, p.code from precinct p join commission pc on pc.id = p.id where p.id = any (?) and ";

    private final AgroalDataSource database;
    private final AddressPlaces places;

    Transfers(AgroalDataSource database, AddressPlaces places) {
        this.database = database;
        this.places = places;
    }

    /** A page of the applications to be listed at some precincts. */
    List<Transfer> list(ElectionFacts election, Scope scope, int after, int limit) {
        return Rows.read(
                database, Transfers::transfer, LIST + scope.condition() + NEWEST_FIRST, election.id(), after, limit);
    }

    /** Which precinct, seen from which side. */
    private record Place(Transfer.Side side, int precinctId) {}

    /** One application: who asks, registered where. */
    private record Application(long iin, int precinctId, boolean holds, boolean repeats, Address home) {}

    private static final class Tally {
        private final Map<Address, Integer> houses = new HashMap<>();
        private final Set<Long> repeaters = new HashSet<>();
        private int holding;
        private int withdrawn;

        void take(Application application) {
            if (application.holds) {
                holding++;
                houses.merge(application.home, 1, Integer::sum);
            } else {
                withdrawn++;
            }
            if (application.repeats) {
                repeaters.add(application.iin);
            }
        }

        boolean reaches(int min) {
            return holding >= min || withdrawn >= min;
        }

        Transfer.Cluster shown(Transfer.Side side, String precinct) {
            int oneHouse =
                    houses.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            return new Transfer.Cluster(side, precinct, holding, oneHouse, withdrawn, repeaters.size());
        }
    }

    /**
     * Precincts with many transfers, the largest first. Who is registered where is what the boundaries say of the address
     * in the registry: lists need not be built yet.
     */
    List<Transfer.Cluster> clusters(ElectionFacts election, Scope scope, int min, int limit) {
        Map<Place, Tally> tallies = new HashMap<>();
        List<Application> applications = applications(election);
        Map<Address, Integer> homes =
                places.precinctsOf(applications.stream().map(Application::home).toList(), election.pollingDay());
        for (Application application : applications) {
            Integer home = homes.get(application.home());
            tally(tallies, Transfer.Side.INTO, application.precinctId()).take(application);
            if (home != null) {
                tally(tallies, Transfer.Side.FROM, home).take(application);
            }
        }
        tallies.values().removeIf(tally -> !tally.reaches(min));
        Map<Integer, String> codes = codes(tallies.keySet(), scope);
        return tallies.entrySet().stream()
                .filter(one -> codes.containsKey(one.getKey().precinctId()))
                .map(one -> one.getValue()
                        .shown(
                                one.getKey().side(),
                                String.valueOf(codes.get(one.getKey().precinctId()))))
                .sorted(Comparator.comparingInt(Transfer.Cluster::transfers)
                        .reversed()
                        .thenComparing(Transfer.Cluster::precinct)
                        .thenComparing(Transfer.Cluster::side))
                .limit(limit)
                .toList();
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        OffsetDateTime withdrawnAt = row.getObject(7, OffsetDateTime.class);
        return new Transfer(
                row.getString(1),
                new Iin(row.getLong(2)),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                withdrawnAt == null ? null : new Transfer.Withdrawal(row.getString(6), withdrawnAt));
    }

    private static Tally tally(Map<Place, Tally> tallies, Transfer.Side side, int precinct) {
        return tallies.computeIfAbsent(new Place(side, precinct), _ -> new Tally());
    }

    private List<Application> applications(ElectionFacts election) {
        return Rows.read(
                database,
                row -> new Application(
                        row.getLong(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        new Address(row.getString(5), row.getString(6), row.getString(7))),
                ALL,
                election.id());
    }

    /** Codes of those precincts that are within the scope. */
    private Map<Integer, String> codes(Set<Place> wanted, Scope scope) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CODES + scope.condition())) {
            Object[] ids = wanted.stream().map(Place::precinctId).distinct().toArray();
            select.setArray(1, connection.createArrayOf("integer", ids));
            var codes = new HashMap<Integer, String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.put(row.getInt(1), row.getString(2));
                }
            }
            return codes;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("transfers cannot be read, SQLState " + e.getSQLState(), e);
    }
}
