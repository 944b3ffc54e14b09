package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.access.Concern;
import kz.tizim.database.Rows;

/** Reads the names of some citizens at once: as the list of the election writes them, else as the registry does. */
@ApplicationScoped
public class ListedNames {
    private static final String NAMES = """
            select case when l.iin is null then concat_ws(' ', c.surname, c.given_name)
                        else concat_ws(' ', l.surname, l.given_name) end
            from unnest(?::integer[], ?::bigint[]) with ordinality as given (election_id, iin, n)
            left join citizen c on c.iin = given.iin
            left join linked_iin link on link.iin = given.iin
            left join listed_voter l on l.election_id = given.election_id and l.iin = coalesce(link.principal, given.iin)
            order by given.n""";

    private final AgroalDataSource database;

    ListedNames(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Surname and given name of each; empty of somebody whom the registry does not know.
     *
     * @param concerns as many as a page shows
     */
    public Map<Concern, String> of(List<Concern> concerns) {
        try (Connection connection = database.getConnection()) {
            List<String> names = Rows.read(
                    connection,
                    row -> row.getString(1),
                    NAMES,
                    connection.createArrayOf(
                            "integer",
                            concerns.stream().map(Concern::electionId).toArray()),
                    connection.createArrayOf(
                            "bigint", concerns.stream().map(Concern::iin).toArray()));
            var named = new HashMap<Concern, String>();
            for (int i = 0; i < names.size(); i++) {
                named.put(concerns.get(i), names.get(i));
            }
            return named;
        } catch (SQLException e) {
            throw new IllegalStateException("names cannot be read, SQLState " + e.getSQLState(), e);
        }
    }
}
