package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.OptionalInt;

/** Finds the precinct of a single address, by the rules around it; builds of whole lists ask an assigner of all rules. */
@ApplicationScoped
public class AddressPlaces {
    private static final String RULES_AROUND = """
            select id, precinct_id, kato, street, selector from boundary
            where valid_from <= ? and (valid_to is null or valid_to >= ?)
              and (left(kato, 4) = left(?, 4) or kato = left(?, 2) || '0000000')
            order by id""";

    private final AgroalDataSource database;

    AddressPlaces(AgroalDataSource database) {
        this.database = database;
    }

    /** The precinct of an address as the registry has it; empty where no single rule places it. */
    public OptionalInt precinctOf(String kato, String street, String house, LocalDate day) {
        return switch (new Assigner(around(kato, day)).assign(kato, street, house)) {
            case Assignment.Assigned(int precinct, var _, var _) -> OptionalInt.of(precinct);
            case Assignment.Overlap _, Assignment.Unassigned _ -> OptionalInt.empty();
        };
    }

    private ArrayList<Boundary> around(String kato, LocalDate day) {
        var rules = new ArrayList<Boundary>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RULES_AROUND)) {
            select.setObject(1, day);
            select.setObject(2, day);
            select.setString(3, kato);
            select.setString(4, kato);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rules.add(new Boundary(
                            row.getInt(1),
                            row.getInt(2),
                            new Kato(row.getString(3)),
                            StreetName.of(row.getString(4)),
                            Selector.parse(row.getString(5))));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("boundaries cannot be read", e);
        }
    }
}
