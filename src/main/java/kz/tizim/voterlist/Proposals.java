package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.BusyException;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.AddressPlaces;
import kz.tizim.precinct.AddressPlaces.Address;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * Compares the lists that were handed over with the registry as imports have changed it since. Nothing is stored: each
 * import leaves marks of the citizens that it added, changed or missed, and only these are compared, not the country.
 *
 * <p>Whoever's place on the lists was decided about after the last import that touched the citizen is left out: the
 * decision knew what the registry says. One that only wrote the voter otherwise knew nothing of whether the voter may vote.
 */
@ApplicationScoped
class Proposals {
    // The numbers of the imports stand in the text, so that the planner knows how few of all marks are theirs.
    private static final String IMPORTS = """
            select array(select r.id from import_run r
                         where r.kind in ('CITIZENS', 'INELIGIBILITY') and r.applied_at > h.handed_over_at order by r.id)
            from (select handed_over_at from list_handover where election_id = ? limit 1) h""";

    // Citizens with marks are few among all: each is looked up, and no table of the country is read from end to end.
    private static final String BY_KEYS = "set local enable_seqscan = off";

    /** How many are asked for at the same time: each may take seconds of the database's, and desks are served first. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_SECONDS = 5;

    private final AgroalDataSource database;
    private final AddressPlaces places;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    Proposals(AgroalDataSource database, AddressPlaces places) {
        this.database = database;
        this.places = places;
    }

    /** A page of proposals, by precincts. */
    List<Proposal> list(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, int after, int limit) {
        return read(election, scope, kind, (connection, reading, placed) -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(reading.proposals(ProposalQuery.LIST) + ProposalQuery.PAGE)) {
                        bind(connection, select, placed);
                        select.setInt(3, after);
                        select.setInt(4, limit);
                        return proposals(select);
                    }
                })
                .orElse(List.of());
    }

    /** How many there are of each kind. */
    Proposal.Counts counts(ElectionFacts election, Scope scope) {
        return read(election, scope, null, (connection, reading, placed) -> {
                    try (PreparedStatement count =
                            connection.prepareStatement(reading.proposals(ProposalQuery.COUNT))) {
                        bind(connection, count, placed);
                        try (ResultSet row = count.executeQuery()) {
                            row.next();
                            return new Proposal.Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                        }
                    }
                })
                .orElse(new Proposal.Counts(0, 0, 0, 0));
    }

    private interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    private interface Query<T> {
        T run(Connection connection, ProposalQuery reading, Map<Long, @Nullable Integer> placed) throws SQLException;
    }

    /** Empty where nothing was imported since the handover. */
    private <T> Optional<T> read(ElectionFacts election, Scope scope, Proposal.@Nullable Kind kind, Query<T> query) {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw BusyException.tooManyWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BusyException.tooManyWait();
        }
        try {
            Optional<String> imports = byKeys(connection -> importsSinceHandover(connection, election));
            if (imports.isEmpty()) {
                return Optional.empty();
            }
            var reading = new ProposalQuery(election, scope, kind, imports.get());
            // No connection is held while addresses are placed, which takes another one.
            Map<Long, Address> unlisted = reading.asksFor(Proposal.Kind.INCLUDE)
                    ? byKeys(connection -> unlisted(connection, reading))
                    : Map.of();
            Map<Long, @Nullable Integer> placed = unlisted.isEmpty() ? Map.of() : placed(unlisted, election);
            return Optional.of(byKeys(connection -> query.run(connection, reading, placed)));
        } catch (SQLException e) {
            throw new IllegalStateException("the lists cannot be compared, SQLState " + e.getSQLState(), e);
        } finally {
            permits.release();
        }
    }

    private <T> T byKeys(Step<T> step) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement byKeys = connection.createStatement()) {
                byKeys.execute(BY_KEYS);
                return step.run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Optional<String> importsSinceHandover(Connection connection, ElectionFacts election)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IMPORTS)) {
            select.setInt(1, election.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.NOT_FOUND.exception("The lists of this election are not handed over yet.");
                }
                var ids = new StringJoiner(",", "array[", "]::integer[]").setEmptyValue("");
                for (Integer id : (Integer[]) row.getArray(1).getArray()) {
                    ids.add(id.toString());
                }
                return Optional.of(ids.toString()).filter(text -> !text.isEmpty());
            }
        }
    }

    /** Citizens who stand on no list. */
    private static Map<Long, Address> unlisted(Connection connection, ProposalQuery reading) throws SQLException {
        var addresses = new LinkedHashMap<Long, Address>();
        try (PreparedStatement select = connection.prepareStatement(reading.unlisted())) {
            bind(connection, select, Map.of());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    addresses.put(row.getLong(1), new Address(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return addresses;
    }

    /** Their precincts by the boundaries; null where no single rule places them. */
    private Map<Long, @Nullable Integer> placed(Map<Long, Address> unlisted, ElectionFacts election) {
        Map<Address, Integer> precincts = places.precinctsOf(unlisted.values(), election.pollingDay());
        var placed = new LinkedHashMap<Long, @Nullable Integer>();
        unlisted.forEach((iin, address) -> placed.put(iin, precincts.get(address)));
        return placed;
    }

    private static void bind(Connection connection, PreparedStatement statement, Map<Long, @Nullable Integer> placed)
            throws SQLException {
        statement.setArray(1, connection.createArrayOf("bigint", placed.keySet().toArray()));
        statement.setArray(
                2, connection.createArrayOf("integer", placed.values().toArray()));
    }

    private static List<Proposal> proposals(PreparedStatement select) throws SQLException {
        var proposals = new ArrayList<Proposal>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                var kind = Proposal.Kind.valueOf(row.getString("kind"));
                boolean excludes = kind == Proposal.Kind.EXCLUDE;
                proposals.add(new Proposal(
                        kind,
                        row.getString("code"),
                        new Iin(row.getLong("iin")),
                        excludes ? row.getString("ground") : null,
                        excludes ? row.getString("reference") : null,
                        VoterDetails.read(row, "listed_"),
                        Objects.requireNonNull(VoterDetails.read(row, "registry_"))));
            }
        }
        return proposals;
    }
}
