package kz.tizim.voterlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A boundary rule.
 *
 * @param id counts rules; pages go by it
 * @param selector which houses, at most the first thousand characters of the decision's text; empty for all
 */
@Schema(name = "BoundaryRule", example = """
                {"id":17,"precinct":"11-1","decision":"Әкімнің № 7 шешімі, 12.01.2026","kato":"111010000",
                 "street":"Абай көшесі","selector":"1-27 odd"}""")
record RuleShown(int id, String precinct, String decision, String kato, String street, String selector) {
    /** Columns of the boundary of an alias, with the code of its precinct, in the order of the members. */
    static String columns(String alias) {
        return "%1$s.id, p%1$s.code, %1$s.decision, %1$s.kato, %1$s.street, left(%1$s.selector, 1000)".formatted(alias);
    }

    /** Reads {@link #columns} from the given one on. */
    static RuleShown read(ResultSet row, int first) throws SQLException {
        return new RuleShown(
                row.getInt(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5));
    }
}
