package kz.tizim.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import kz.tizim.database.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was added to an election's ledger since the last count. Admissions know nothing of it.
 *
 * <p>Transactions are not committed in the order of their times. But each act holds a lock of its election, as
 * {@link kz.tizim.ledger.Acts} say, from before it reads its time until it is committed. So the count reads the time, looks
 * who holds such a lock, and waits until those have ended: from then on everything before that time can be seen, and is
 * <em>settled</em>. What came after it is counted too, but anew by the next count.
 */
@ApplicationScoped
class TurnoutCount {
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtextextended('turnout', ?))";
    private static final String BEGIN = """
            insert into turnout_until (election_id, settled_until, counted_at)
            select id, polling_day - interval '2 days', deciding_time() from election where id = ?
            on conflict do nothing""";
    private static final String UNTIL =
            "select settled_until, deciding_time() as now from turnout_until where election_id = ?";
    private static final String LOCKS = """
            from pg_locks where locktype = 'advisory' and objsubid = 2 and classid = ? and granted
            and database = (select oid from pg_database where datname = current_database())""";
    private static final String UNDER_WAY = "select array_agg(distinct virtualtransaction) " + LOCKS;
    private static final String STILL_UNDER_WAY =
            "select exists (select " + LOCKS + " and virtualtransaction = any (?))";
    private static final int LOOKS = 80;
    private static final long PAUSE_MILLIS = 25;

    // Statistics of a ledger that was empty an hour ago would have it read whole. So would its keys, which begin with
    // the election: what is new is found by its time alone.
    private static final String BY_TIME = "set local enable_seqscan = off";
    private static final String COUNT = """
            with entry as materialized (
                select election_id, contest_id, precinct_id, channel, basis, admitted_at
                from ledger_entry where admitted_at >= ?),
            voided as materialized (
                select election_id, contest_id, iin, seq, voided_at from ledger_void where voided_at >= ?),
            change as (
                select e.precinct_id, e.contest_id, date_trunc('hour', e.admitted_at, p.time_zone) as hour,
                       date_trunc('hour', e.admitted_at, p.time_zone) as known_in, e.channel, e.basis, 1 as many,
                       e.admitted_at as at, e.admitted_at
                from entry e join precinct p on p.id = e.precinct_id
                where e.election_id = ?
                union all
                select e.precinct_id, e.contest_id, date_trunc('hour', e.admitted_at, p.time_zone),
                       date_trunc('hour', v.voided_at, p.time_zone), e.channel, e.basis, -1, v.voided_at, null
                from voided v
                join ledger_entry e using (election_id, contest_id, iin, seq)
                join precinct p on p.id = e.precinct_id
                where v.election_id = ?),
            counted as (
                select precinct_id, contest_id, hour, known_in + interval '1 hour' as public_from, channel, basis,
                       coalesce(sum(many) filter (where at < ?), 0) as settled,
                       coalesce(sum(many) filter (where at >= ?), 0) as recent, max(admitted_at) as last_at
                from change group by 1, 2, 3, 4, 5, 6
                union all
                select precinct_id, contest_id, hour, public_from, channel, basis, 0, 0, null
                from turnout_count where election_id = ? and recent <> 0)
            insert into turnout_count (election_id, precinct_id, contest_id, hour, public_from, channel, basis,
                                       settled, recent, last_at)
            select ?, precinct_id, contest_id, hour, public_from, channel, basis, sum(settled), sum(recent), max(last_at)
            from counted group by 2, 3, 4, 5, 6, 7
            on conflict on constraint turnout_count_pk do update
            set settled = turnout_count.settled + excluded.settled, recent = excluded.recent,
                last_at = greatest(turnout_count.last_at, excluded.last_at)""";
    private static final String SETTLE =
            "update turnout_until set settled_until = ?, counted_at = ? where election_id = ?";

    private final AgroalDataSource database;
    private final TurnoutConfig config;

    TurnoutCount(AgroalDataSource database, TurnoutConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Counts.
     *
     * @return false when somebody else counts this election at the moment
     */
    boolean count(int election) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean alone = Boolean.TRUE.equals(ask(connection, Boolean.class, ALONE, election));
                if (alone) {
                    countAlone(connection, election);
                }
                connection.commit();
                return alone;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("turnout cannot be counted, SQLState " + e.getSQLState(), e);
        }
    }

    private void countAlone(Connection connection, int election) throws SQLException {
        execute(connection, BY_TIME);
        execute(connection, BEGIN, election);
        OffsetDateTime before;
        OffsetDateTime now;
        try (PreparedStatement select = Prepared.of(connection, UNTIL, election);
                ResultSet row = select.executeQuery()) {
            row.next();
            before = row.getObject(1, OffsetDateTime.class);
            now = row.getObject(2, OffsetDateTime.class);
        }
        OffsetDateTime settled = before;
        if (earlierActsHaveEnded(connection, election)) {
            OffsetDateTime latest = now.minus(config.settledAfter());
            settled = latest.isAfter(before) ? latest : before;
        }
        execute(connection, COUNT, before, before, election, election, settled, settled, election, election);
        execute(connection, SETTLE, settled, now, election);
    }

    /** Waits for those who may have read an earlier time than the one just read; false when that takes too long. */
    private static boolean earlierActsHaveEnded(Connection connection, int election) throws SQLException {
        Array underWay = ask(connection, Array.class, UNDER_WAY, election);
        for (int i = 0; underWay != null && i < LOOKS; i++) {
            if (!Boolean.TRUE.equals(ask(connection, Boolean.class, STILL_UNDER_WAY, election, underWay))) {
                return true;
            }
            pause();
        }
        return underWay == null;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> @Nullable T ask(Connection connection, Class<T> type, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = Prepared.of(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            row.next();
            return type.cast(row.getObject(1));
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = Prepared.of(connection, sql, parameters)) {
            statement.execute();
        }
    }
}
