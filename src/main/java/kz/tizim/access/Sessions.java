package kz.tizim.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Sessions: one point select a request, no password hash on the way.
 *
 * <p>Plain JDBC beside the entities: the select runs before every call of polling day, outside of any transaction. A
 * session ends by inactivity or at its absolute end (ASVS 5.0, 7.3.1 and 7.3.2), with its account, or by sign-out.
 */
@ApplicationScoped
class Sessions {
    private static final String FIND = """
            select a.id, a.username, a.role, c.id, c.code, s.seen_at < clock_timestamp() - interval '1 minute'
            from session s
            join account a on a.id = s.account_id and a.active
            join commission c on c.id = a.commission_id
            where s.token_hash = ? and s.ended_at is null and s.expires_at > clock_timestamp()
              and s.seen_at > clock_timestamp() - make_interval(secs => ?)
            """;
    private static final String TOUCH = "update session set seen_at = clock_timestamp() where token_hash = ?";
    private static final String OPEN = """
            insert into session (token_hash, account_id, expires_at)
            values (?, ?, clock_timestamp() + make_interval(secs => ?)) returning expires_at
            """;
    private static final String END =
            "update session set ended_at = clock_timestamp() where token_hash = ? and ended_at is null";
    private static final String END_ALL =
            "update session set ended_at = clock_timestamp() where account_id = ? and ended_at is null";

    private final AgroalDataSource database;
    private final SessionConfig config;

    Sessions(AgroalDataSource database, SessionConfig config) {
        this.database = database;
        this.config = config;
    }

    Optional<Operator> operatorOf(SessionToken token) {
        byte[] hash = token.hash();
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, hash);
            find.setDouble(2, seconds(config.inactivity()));
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var operator = new Operator(
                        row.getInt(1),
                        row.getString(2),
                        Role.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getString(5));
                if (row.getBoolean(6)) {
                    update(connection, TOUCH, hash);
                }
                return Optional.of(operator);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("sessions cannot be read", e);
        }
    }

    /** Opens a session; the answer is its absolute end. */
    OffsetDateTime open(SessionToken token, int accountId) {
        try (Connection connection = database.getConnection();
                PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setBytes(1, token.hash());
            open.setInt(2, accountId);
            open.setDouble(3, seconds(config.lifetime()));
            try (ResultSet row = open.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a session cannot be opened", e);
        }
    }

    void end(SessionToken token) {
        try (Connection connection = database.getConnection()) {
            update(connection, END, token.hash());
        } catch (SQLException e) {
            throw new IllegalStateException("a session cannot be ended", e);
        }
    }

    void endAllOf(int accountId) {
        try (Connection connection = database.getConnection()) {
            update(connection, END_ALL, accountId);
        } catch (SQLException e) {
            throw new IllegalStateException("sessions cannot be ended", e);
        }
    }

    private static void update(Connection connection, String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.executeUpdate();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
