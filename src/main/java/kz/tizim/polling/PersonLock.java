package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import kz.tizim.database.BusyException;
import kz.tizim.database.Rows;
import kz.tizim.imports.RegisterLock;

/**
 * Locks all numbers of a person, where several are linked (domain rule 16): for what looks at the votes under each of them,
 * while an act locks the one that it is about.
 */
@ApplicationScoped
class PersonLock {
    private static final String NUMBERS = """
            select number.iin from (
                select given.iin from (values (cast(? as bigint))) given (iin)
                union select principal from linked_iin where iin = ?
                union select other.iin from linked_iin other
                where other.principal = ? or other.principal = (select principal from linked_iin where iin = ?)) number
            order by number.iin""";
    private static final String LOCK = "select iin from citizen where iin = any (?) order by iin for update";

    private final AgroalDataSource database;

    PersonLock(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Locks them in the transaction under way, after nothing but an approval's row (decision 011).
     *
     * @return the numbers, by size
     * @throws BusyException when another one is linked meanwhile
     */
    List<Long> lock(long iin) {
        try (Connection connection = database.getConnection()) {
            List<Long> numbers = numbers(connection, iin);
            if (numbers.size() > 1) {
                RegisterLock.share(connection); // an import locks the citizens whom it changes in no order
            }
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
                lock.execute();
            }
            if (!numbers.equals(numbers(connection, iin))) {
                throw BusyException.held();
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private static List<Long> numbers(Connection connection, long iin) throws SQLException {
        return Rows.read(connection, row -> row.getLong(1), NUMBERS, iin, iin, iin, iin);
    }
}
