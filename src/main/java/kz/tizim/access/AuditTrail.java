package kz.tizim.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.tizim.database.Prepared;
import org.jspecify.annotations.Nullable;

/** Who did what, when, with which outcome; written in the transaction of the act, so that neither is without the other. */
@ApplicationScoped
public class AuditTrail {
    private static final String INTO =
            "insert into audit (id, account_id, action, outcome, election_id, precinct_id, iin, subject) ";
    private static final String INSERT = INTO + "values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_SOON =
            INTO + "select ?, ?, ?, ?, ?, ?, ?, ? from set_config('synchronous_commit', 'off', true)";

    private final AgroalDataSource database;

    AuditTrail(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Records an act that is about no citizen.
     *
     * @param operator null when nobody has signed in
     * @param subject without personal data
     */
    public void record(@Nullable Operator operator, String action, String outcome, @Nullable String subject) {
        record(operator, action, outcome, null, subject);
    }

    /** Records an act that is about a citizen, of no one precinct. */
    public void record(
            @Nullable Operator operator, String action, String outcome, @Nullable Long iin, @Nullable String subject) {
        insert(INSERT, row(operator, action, outcome, null, null, iin, subject));
    }

    /**
     * Records a search, for which a voter waits before the desk. It changes nothing; hence its row is seen at once, but does
     * not wait for the disk or the standby, as those of acts do (decision 021). Never within a transaction, whose commit would
     * not wait either.
     *
     * @param found how many were found
     * @param subject where was searched, without personal data
     */
    @Transactional(TxType.NEVER)
    public void recordSearch(Operator operator, String action, int found, String subject) {
        insert(INSERT_SOON, row(operator, action, found + " found", null, null, null, subject));
    }

    /** Records an act of a command of the jar, where nobody is signed in, in the connection's transaction. */
    static void recordAtCommandLine(Connection connection, String action, String outcome, String subject)
            throws SQLException {
        insert(connection, INSERT, row(null, action, outcome, null, null, null, subject));
    }

    private void insert(String sql, @Nullable Object[] row) {
        try (Connection connection = database.getConnection()) {
            insert(connection, sql, row);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be written", e);
        }
    }

    private static void insert(Connection connection, String sql, @Nullable Object[] row) throws SQLException {
        try (PreparedStatement insert = Prepared.of(connection, sql, row)) {
            insert.executeUpdate();
        }
    }

    /** A row: id, account, action, outcome, election, precinct, iin, subject. */
    public static @Nullable Object[] row(
            @Nullable Operator operator,
            String action,
            String outcome,
            @Nullable Integer electionId,
            @Nullable Integer precinctId,
            @Nullable Long iin,
            @Nullable String subject) {
        return new @Nullable Object[] {
            timeOrderedId(),
            operator == null ? null : operator.accountId(),
            action,
            outcome,
            electionId,
            precinctId,
            iin,
            subject
        };
    }

    /** A UUID of version 7 (RFC 9562): in the order of time without a sequence that all would share. */
    public static UUID timeOrderedId() {
        UUID random = UUID.randomUUID();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
        return new UUID(high, random.getLeastSignificantBits());
    }

    /** No id that is made at this time or later comes before it. */
    static UUID firstIdAt(OffsetDateTime time) {
        return new UUID(time.toInstant().toEpochMilli() << 16, 0);
    }
}
