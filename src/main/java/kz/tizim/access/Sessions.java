package kz.tizim.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kz.tizim.database.TimeLimit;
import kz.tizim.database.Together;
import kz.tizim.database.Together.Call;

/**
 * Sessions: one point select for the requests of a moment, no password hash on the way.
 *
 * <p>Plain JDBC beside the entities: the select runs before every call of polling day, outside of any transaction. A
 * session ends by inactivity or at its absolute end (ASVS 5.0, 7.3.1 and 7.3.2), with its account, or by sign-out.
 */
@ApplicationScoped
class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    // One run takes all that wait: a select costs much the same for one session as for ten.
    // Since everybody waits for it, a dead connection is soon given up.
    private static final Together.Limits LIMITS = new Together.Limits(1, 64, 2000, PATIENCE);
    private static final String FIND = """
            select given.n, a.id, a.username, a.role, c.id, c.code, s.seen_at < clock_timestamp() - interval '1 minute'
            from unnest(?) with ordinality as given (token_hash, n)
            join session s on s.token_hash = given.token_hash
            join account a on a.id = s.account_id and a.active
            join commission c on c.id = a.commission_id
            where s.ended_at is null and s.expires_at > clock_timestamp()
              and s.seen_at > clock_timestamp() - make_interval(secs => ?) and a.role = any (?)
            """;
    // Whoever touches the session at this moment does it for us too.
    private static final String TOUCH = """
            update session set seen_at = clock_timestamp() where token_hash in (
                select token_hash from session where token_hash = any (?) for update skip locked)
            """;
    /** A newer instance beside this one may know more of them. */
    private static final String[] ROLES =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);

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
    private final Together<byte[], Optional<Operator>> together =
            new Together<>(LIMITS, Together.OWN_THREADS, _ -> null, this::find);

    Sessions(AgroalDataSource database, SessionConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Who holds a token; empty when it is of no session, or of one that has ended. */
    CompletableFuture<Optional<Operator>> operatorOf(SessionToken token) {
        return together.ask(token.hash());
    }

    private void find(List<Call<byte[], Optional<Operator>>> calls) {
        var stale = new ArrayList<byte[]>();
        try (Connection connection = database.getConnection();
                var _ = TimeLimit.on(connection, PATIENCE)) {
            List<Optional<Operator>> operators = find(connection, calls, stale);
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).answer(operators.get(i));
            }
            if (!stale.isEmpty()) {
                touch(connection, stale);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("sessions cannot be read", e);
        }
    }

    private List<Optional<Operator>> find(
            Connection connection, List<Call<byte[], Optional<Operator>>> calls, List<byte[]> stale)
            throws SQLException {
        List<Optional<Operator>> operators = new ArrayList<>(Collections.nCopies(calls.size(), Optional.empty()));
        byte[][] hashes = calls.stream().map(Call::asked).toArray(byte[][]::new);
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, hashes);
            find.setDouble(2, seconds(config.inactivity()));
            find.setObject(3, ROLES);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    int at = row.getInt(1) - 1;
                    operators.set(
                            at,
                            Optional.of(new Operator(
                                    row.getInt(2),
                                    row.getString(3),
                                    Role.valueOf(row.getString(4)),
                                    row.getInt(5),
                                    row.getString(6))));
                    if (row.getBoolean(7)) {
                        stale.add(hashes[at]);
                    }
                }
            }
        }
        return operators;
    }

    /** Nobody waits for it, and least of all for a standby: it is no more than the time when somebody was last seen. */
    private static void touch(Connection connection, List<byte[]> hashes) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement local = connection.createStatement()) {
            local.execute("set local synchronous_commit = off");
            update(connection, TOUCH, hashes.toArray(byte[][]::new));
        } finally {
            connection.commit();
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
