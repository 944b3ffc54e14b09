package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalInt;

/** Finds the precinct of a single address, by the rules around it; builds of whole lists ask an assigner of all rules. */
@ApplicationScoped
public class AddressPlaces {
    private final AgroalDataSource database;

    AddressPlaces(AgroalDataSource database) {
        this.database = database;
    }

    /** The precinct of an address as the registry has it; empty where no single rule places it. */
    public OptionalInt precinctOf(String kato, String street, String house, LocalDate day) {
        if (Kato.number(kato) == Kato.UNREADABLE) {
            return OptionalInt.empty();
        }
        try (Connection connection = database.getConnection()) {
            var rules = RulesInForce.read(connection, day, KatoRange.of(new Kato(kato)));
            return switch (rules.assigner().assign(kato, street, house)) {
                case Assignment.Assigned assigned -> OptionalInt.of(assigned.precinct());
                case Assignment.Overlap _, Assignment.Unassigned _ -> OptionalInt.empty();
            };
        } catch (SQLException e) {
            throw new IllegalStateException("boundaries cannot be read", e);
        }
    }
}
