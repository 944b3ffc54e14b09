package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Finds the precincts of some addresses, by the rules around them; builds of whole lists ask an assigner of all rules.
 */
@ApplicationScoped
public class AddressPlaces {
    /** For more places than these the rules of the whole country are read at once. */
    private static final int MOST_PLACES = 16;

    private final AgroalDataSource database;

    AddressPlaces(AgroalDataSource database) {
        this.database = database;
    }

    /** An address as the registry has it. */
    public record Address(String kato, String street, String house) {}

    /** The precinct of an address as the registry has it; empty where no single rule places it. */
    public OptionalInt precinctOf(String kato, String street, String house, LocalDate day) {
        var address = new Address(kato, street, house);
        Integer precinct = precinctsOf(List.of(address), day).get(address);
        return precinct == null ? OptionalInt.empty() : OptionalInt.of(precinct);
    }

    /** The precincts of addresses; those that no single rule places are not among them. */
    public Map<Address, Integer> precinctsOf(Collection<Address> addresses, LocalDate day) {
        Map<String, List<Address>> places = addresses.stream()
                .distinct()
                .filter(address -> Kato.number(address.kato) != Kato.UNREADABLE)
                .collect(Collectors.groupingBy(Address::kato));
        var precincts = new HashMap<Address, Integer>();
        try (Connection connection = database.getConnection()) {
            Assigner country = places.size() > MOST_PLACES
                    ? RulesInForce.read(connection, day).assigner()
                    : null;
            for (Map.Entry<String, List<Address>> place : places.entrySet()) {
                Assigner assigner = country == null
                        ? RulesInForce.read(connection, day, KatoRange.of(new Kato(place.getKey())))
                                .assigner()
                        : country;
                for (Address address : place.getValue()) {
                    if (assigner.assign(address.kato, address.street, address.house)
                            instanceof Assignment.Assigned assigned) {
                        precincts.put(address, assigned.precinct());
                    }
                }
            }
            return precincts;
        } catch (SQLException e) {
            throw new IllegalStateException("boundaries cannot be read", e);
        }
    }
}
