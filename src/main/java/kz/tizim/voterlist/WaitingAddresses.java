package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.Kato;
import kz.tizim.precinct.KatoRange;
import kz.tizim.precinct.RulesInForce;
import kz.tizim.precinct.Suggester;
import kz.tizim.precinct.Suggestion;

/** The queue by addresses, with suggestions: what a person decides about many at once. */
@ApplicationScoped
class WaitingAddresses {
    private static final String LIST = """
            select c.kato, c.street, c.house, u.reason, count(*)
            from unassigned u join citizen c on c.iin = u.iin
            where u.election_id = ? and u.decided_at is null and u.reason <> 'OVERLAP'
            group by c.kato, c.street, c.house, u.reason
            order by c.kato, c.street, c.house, u.reason
            offset ? limit ?""";
    private static final String CODES = "select id, code from precinct where id = any (?)";

    private final AgroalDataSource database;

    WaitingAddresses(AgroalDataSource database) {
        this.database = database;
    }

    private record Address(String kato, String street, String house, String reason, long citizens) {}

    /** A page of the queue. */
    List<WaitingAddress> list(ElectionFacts election, int after, int limit) {
        try (Connection connection = database.getConnection()) {
            List<Address> addresses = read(connection, election, after, limit);
            var suggesters = new HashMap<String, Suggester>();
            var suggestions = new ArrayList<List<Suggestion>>();
            var precincts = new HashSet<Integer>();
            for (Address address : addresses) {
                List<Suggestion> found = address.kato().isEmpty()
                        ? List.of()
                        : suggester(connection, suggesters, address.kato(), election.pollingDay())
                                .suggest(address.kato(), address.street(), address.house());
                found.forEach(suggestion -> precincts.add(suggestion.precinct()));
                suggestions.add(found);
            }
            Map<Integer, String> codes = codes(connection, precincts);
            var waiting = new ArrayList<WaitingAddress>();
            for (int i = 0; i < addresses.size(); i++) {
                waiting.add(shown(addresses.get(i), suggestions.get(i), codes));
            }
            return waiting;
        } catch (SQLException e) {
            throw new IllegalStateException("the queue cannot be read", e);
        }
    }

    private static Suggester suggester(Connection connection, Map<String, Suggester> known, String kato, LocalDate day)
            throws SQLException {
        Suggester suggester = known.get(kato);
        if (suggester == null) {
            suggester = new Suggester(RulesInForce.read(connection, day, KatoRange.of(new Kato(kato))));
            known.put(kato, suggester);
        }
        return suggester;
    }

    private static List<Address> read(Connection connection, ElectionFacts election, int after, int limit)
            throws SQLException {
        return Rows.read(
                connection,
                row -> new Address(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)),
                LIST,
                election.id(),
                after,
                limit);
    }

    private static Map<Integer, String> codes(Connection connection, Collection<Integer> precincts)
            throws SQLException {
        var codes = new HashMap<Integer, String>();
        try (PreparedStatement select = connection.prepareStatement(CODES)) {
            select.setArray(1, connection.createArrayOf("integer", precincts.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.put(row.getInt(1), row.getString(2));
                }
            }
        }
        return codes;
    }

    private static WaitingAddress shown(Address address, List<Suggestion> found, Map<Integer, String> codes) {
        return new WaitingAddress(
                address.kato(),
                address.street(),
                address.house(),
                address.reason(),
                address.citizens(),
                found.stream()
                        .map(suggestion -> new WaitingAddress.Suggested(
                                Objects.requireNonNull(codes.get(suggestion.precinct())),
                                suggestion.street(),
                                suggestion.ground().name(),
                                Math.round(suggestion.likeness() * 100) / 100.0))
                        .toList());
    }
}
