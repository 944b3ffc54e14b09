package kz.tizim.voterlist;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The last build of an election's lists. Whether a process works on it is told by an advisory lock, which goes with its
 * connection.
 */
@Entity
@Table(name = "list_build")
class ListBuild extends PanacheEntityBase {
    private static final int TRIES = 40;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** How it went. */
    enum State {
        BUILDING,
        DONE,
        FAILED
    }

    @Id
    public int electionId;

    @Enumerated(EnumType.STRING)
    public State state;

    public long eligible;
    public long listed;
    public long unassigned;
    public long overlapPairs;
    public OffsetDateTime startedAt;
    public @Nullable OffsetDateTime registrySeenAt;
    public @Nullable OffsetDateTime finishedAt;
    public @Nullable String failure;

    /**
     * Takes a build up, until the transaction of the connection ends.
     *
     * @return false while another process builds the lists of this election
     */
    static boolean takeUp(Connection connection, int electionId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A statement of whole lists takes minutes: it ends soon after its process has gone, and its locks with it.
            statement.execute("set local client_connection_check_interval = '1s'");
            try (ResultSet row = statement.executeQuery(
                    "select pg_try_advisory_xact_lock(hashtextextended('list-build', " + electionId + "))")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * As above; but a build that has just ended shows what it has built an instant before its lock goes, and for that instant
     * is waited.
     */
    static boolean takeUpNext(Connection connection, int electionId) throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            if (takeUp(connection, electionId)) {
                return true;
            }
            if (isUnderWay(connection, electionId)) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private static boolean isUnderWay(Connection connection, int electionId) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select lists_state = 'BUILDING' from election where id = " + electionId)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
