package kz.tizim.precinct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The boundary rules and street aliases that hold on one day, of the country or of one place. */
public record RulesInForce(List<Boundary> boundaries, List<StreetAlias> aliases) {
    private static final String IN_FORCE = " where valid_from <= ? and (valid_to is null or valid_to >= ?)";
    private static final String IN_PLACE = " and (kato between ? and ? or kato = any (?))";
    private static final String RULES = "select id, precinct_id, kato, street, selector from boundary" + IN_FORCE;
    /** The later decision last: it counts. */
    private static final String ALIASES = "select kato, alias, street from street_alias" + IN_FORCE;

    private static final String ALIAS_ORDER = " order by valid_from, id";

    public RulesInForce {
        boundaries = List.copyOf(boundaries);
        aliases = List.copyOf(aliases);
    }

    /** Those of the whole country. */
    public static RulesInForce read(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement rules = connection.prepareStatement(RULES);
                PreparedStatement aliases = connection.prepareStatement(ALIASES + ALIAS_ORDER)) {
            return read(rules, aliases, day);
        }
    }

    /** Those that reach addresses of a place. */
    public static RulesInForce read(Connection connection, LocalDate day, KatoRange place) throws SQLException {
        try (PreparedStatement rules = connection.prepareStatement(RULES + IN_PLACE);
                PreparedStatement aliases = connection.prepareStatement(ALIASES + IN_PLACE + ALIAS_ORDER)) {
            for (PreparedStatement select : List.of(rules, aliases)) {
                select.setString(3, place.first());
                select.setString(4, place.last());
                select.setArray(
                        5, connection.createArrayOf("text", place.around().toArray()));
            }
            return read(rules, aliases, day);
        }
    }

    public Assigner assigner() {
        return new Assigner(boundaries, aliases);
    }

    private static RulesInForce read(PreparedStatement rules, PreparedStatement aliases, LocalDate day)
            throws SQLException {
        for (PreparedStatement select : List.of(rules, aliases)) {
            select.setObject(1, day);
            select.setObject(2, day);
        }
        var boundaries = new ArrayList<Boundary>();
        try (ResultSet row = rules.executeQuery()) {
            while (row.next()) {
                boundaries.add(new Boundary(
                        row.getInt(1),
                        row.getInt(2),
                        new Kato(row.getString(3)),
                        row.getString(4),
                        Selector.parse(row.getString(5))));
            }
        }
        var otherNames = new ArrayList<StreetAlias>();
        try (ResultSet row = aliases.executeQuery()) {
            while (row.next()) {
                otherNames.add(new StreetAlias(new Kato(row.getString(1)), row.getString(2), row.getString(3)));
            }
        }
        return new RulesInForce(boundaries, otherNames);
    }
}
