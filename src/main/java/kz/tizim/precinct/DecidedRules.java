package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.problem.ProblemType;

/** The rules that persons made for addresses of the queue: they hold until a person ends them; extracts leave them alone. */
@ApplicationScoped
class DecidedRules {
    private static final String SELECT = """
            select b.id, p.code, b.kato, b.street, b.selector, b.valid_from, b.valid_to, b.decision
            from boundary b join precinct p on p.id = b.precinct_id
            where b.decided_by is not null and b.import_id is null and\
            """;
    private static final String PAGE = SELECT + " b.id > ? and (? = '' or b.kato = ?) order by b.id limit ?";
    private static final String ONE = SELECT + " b.id = ? for update of b";
    private static final String END = "update boundary set valid_to = ? where id = ?";

    private final AgroalDataSource database;
    private final AuditTrail audit;

    DecidedRules(AgroalDataSource database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * A page, by ids.
     *
     * @param kato the place; empty for all
     */
    List<DecidedRule> list(String kato, int after, int limit) {
        try (Connection connection = database.getConnection()) {
            return read(connection, PAGE, after, kato, kato, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("rules cannot be read", e);
        }
    }

    /**
     * Gives a rule its last day; one that was given before is replaced.
     *
     * @throws kz.tizim.problem.ProblemException {@code not-found} too for a rule of an extract, which has its own end there
     */
    @Transactional
    DecidedRule end(int id, LastDay lastDay, Operator operator) {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            List<DecidedRule> found = read(connection, ONE, id);
            if (found.isEmpty()) {
                throw ProblemType.NOT_FOUND.exception("There is no such rule that a person made.");
            }
            end.setObject(1, lastDay.from(found.getFirst().validFrom()));
            end.setInt(2, id);
            end.executeUpdate();
            audit.record(operator, "boundary-rule-ended", "DONE", "boundary rule " + id);
            return read(connection, ONE, id).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("a rule cannot be ended", e);
        }
    }

    private static List<DecidedRule> read(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            var rules = new ArrayList<DecidedRule>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rules.add(new DecidedRule(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, LocalDate.class),
                            row.getObject(7, LocalDate.class),
                            row.getString(8)));
                }
            }
            return rules;
        }
    }
}
