package kz.tizim.voterlist;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.precinct.Assigner;
import kz.tizim.precinct.Assignment;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.KatoRange;
import kz.tizim.precinct.Match;
import kz.tizim.precinct.RulesInForce;
import org.postgresql.PGConnection;

/**
 * The temporary table {@code place}: each distinct address of the registry with the precinct and the rule that take it. It
 * lasts until the transaction ends; statements join it with the citizens.
 */
final class PlaceTable {
    private static final int ADDRESSES_AT_ONCE = 50_000;
    private static final String CREATE = """
            create temporary table place (kato text, street text, house text, precinct_id integer, boundary_id integer,
                                          other_boundary integer, matched "char") on commit drop""";
    private static final String COPY = "copy place from stdin";
    private static final String ADDRESSES =
            "select c.kato, c.street, c.house from citizen c%s group by c.kato, c.street, c.house";

    private PlaceTable() {}

    /** Places every address. */
    static void ofCountry(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement addresses = connection.prepareStatement(ADDRESSES.formatted(""))) {
            fill(connection, addresses, RulesInForce.read(connection, day).assigner());
        }
    }

    /** Places the addresses of those whom lists have by another name of their street. */
    static void ofAliases(Connection connection, LocalDate day, int electionId) throws SQLException {
        String where = " join voter v using (iin) where v.election_id = ? and v.matched = 'A'";
        try (PreparedStatement addresses = connection.prepareStatement(ADDRESSES.formatted(where))) {
            addresses.setInt(1, electionId);
            fill(connection, addresses, RulesInForce.read(connection, day).assigner());
        }
    }

    /** Places the addresses of one place. */
    static void of(Connection connection, LocalDate day, KatoRange place) throws SQLException {
        try (PreparedStatement addresses =
                connection.prepareStatement(ADDRESSES.formatted(" where c.kato between ? and ?"))) {
            addresses.setString(1, place.first());
            addresses.setString(2, place.last());
            fill(
                    connection,
                    addresses,
                    RulesInForce.read(connection, day, place).assigner());
        }
    }

    private static void fill(Connection connection, PreparedStatement addresses, Assigner assigner)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            copy(connection, addresses, assigner);
            statement.execute("analyze place");
        }
    }

    private static void copy(Connection connection, PreparedStatement addresses, Assigner assigner)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        addresses.setFetchSize(ADDRESSES_AT_ONCE);
        try (ResultSet row = addresses.executeQuery()) {
            var lines = new StringBuilder();
            int waiting = 0;
            while (row.next()) {
                append(lines, row.getString(1), row.getString(2), row.getString(3), assigner);
                if (++waiting == ADDRESSES_AT_ONCE) {
                    copy.copyIn(COPY, new StringReader(lines.toString()));
                    lines.setLength(0);
                    waiting = 0;
                }
            }
            copy.copyIn(COPY, new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new SQLException("addresses cannot be sent back", e);
        }
    }

    private static void append(StringBuilder lines, String kato, String street, String house, Assigner assigner) {
        for (String text : List.of(kato, street, house)) {
            appendEscaped(lines, text);
            lines.append('\t');
        }
        switch (assigner.assign(kato, street, house)) {
            case Assigned(int precinct, long rule, var _, Match match) ->
                lines.append(precinct)
                        .append('\t')
                        .append(rule)
                        .append("\t\\N\t")
                        .append(letter(match))
                        .append('\n');
            case Assignment.Overlap(Assigned first, Assigned second) ->
                lines.append("\\N\t")
                        .append(first.rule())
                        .append('\t')
                        .append(second.rule())
                        .append("\t\\N\n");
            case Assignment.Unassigned _ -> lines.append("\\N\t\\N\t\\N\t\\N\n");
        }
    }

    /** As the column {@code matched} has it. */
    private static String letter(Match match) {
        return switch (match) {
            case EXACT -> "\\N";
            case FOLDED -> "F";
            case ALIAS -> "A";
        };
    }

    private static void appendEscaped(StringBuilder lines, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }
}
