package kz.tizim.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.bench.Callers;

/**
 * The baseline of redemption: the least that a redemption has to do in the database, straight through the driver, one
 * prepared statement each. Its tables are frozen as they stood when the benchmark was written, with their primary keys
 * and checks and without other indexes, so that the service is measured by the same thing for ever.
 */
final class FrozenRedemption implements Callers.Caller {
    private static final String TABLES = """
            create schema frozen;
            create table frozen.certificate (
                election_id integer not null,
                iin bigint not null,
                number bigint not null,
                contest_id integer not null,
                state text not null,
                home_precinct_id integer not null,
                applicant text not null,
                proxy_name text,
                power_of_attorney text,
                document_last4 text not null,
                destination_kato text,
                issued_at timestamptz not null,
                issued_by integer not null,
                state_at timestamptz not null,
                state_reason text,
                constraint certificate_pk primary key (election_id, iin, number),
                constraint certificate_state check (state in ('ISSUED', 'REDEEMED', 'RETURNED', 'REPORTED_LOST', 'ANNULLED', 'EXPIRED')),
                constraint certificate_applicant check (applicant in ('VOTER', 'PROXY')),
                constraint certificate_proxy check ((applicant = 'PROXY') = (proxy_name is not null and power_of_attorney is not null))
            );
            create table frozen.ledger_entry (
                election_id integer not null,
                contest_id integer not null,
                iin bigint not null,
                seq smallint not null,
                entry_id uuid not null,
                precinct_id integer not null,
                channel text not null,
                basis text not null,
                certificate bigint,
                account_id integer not null,
                admitted_at timestamptz not null,
                previous_seq smallint generated always as (case when seq > 0 then seq - 1 end) stored,
                constraint ledger_entry_pk primary key (election_id, contest_id, iin, seq),
                constraint ledger_entry_seq check (seq >= 0),
                constraint ledger_entry_channel check (channel in ('STATION', 'HOME')),
                constraint ledger_entry_basis check (basis in ('HOME_LIST', 'CERTIFICATE')),
                constraint ledger_entry_certificate check ((basis = 'CERTIFICATE') = (certificate is not null))
            );
            create table frozen.supplementary_entry (
                election_id integer not null,
                contest_id integer not null,
                iin bigint not null,
                seq smallint not null,
                precinct_id integer not null,
                certificate bigint not null,
                added_at timestamptz not null,
                constraint supplementary_entry_pk primary key (election_id, contest_id, iin, seq)
            );
            create table frozen.attempt (
                iin bigint not null,
                key text not null,
                request_hash bytea not null,
                status smallint not null,
                answer text not null,
                at timestamptz not null,
                constraint attempt_pk primary key (iin, key)
            );
            insert into frozen.certificate
                (election_id, iin, number, contest_id, state, home_precinct_id, applicant, document_last4, issued_at, issued_by, state_at)
            select election_id, iin, number, contest_id, state, home_precinct_id, applicant, document_last4, issued_at, issued_by, state_at
            from certificate;
            """;

    private static final String ANSWER =
            "{\"ledgerEntry\":\"%s\",\"precinct\":\"11-1\",\"listNumber\":\"11-1/%010d\",\"admittedAt\":\"%s\"}";

    private final Connection connection;
    private final List<HeldCertificate> certificates;
    private final PreparedStatement select;
    private final PreparedStatement insertEntry;
    private final PreparedStatement updateCertificate;
    private final PreparedStatement insertSupplementary;
    private final PreparedStatement insertAttempt;

    FrozenRedemption(Connection connection, List<HeldCertificate> certificates) throws SQLException {
        this.connection = connection;
        this.certificates = certificates;
        connection.setAutoCommit(false);
        select = connection.prepareStatement(
                "select contest_id, state, state_at, home_precinct_id from frozen.certificate"
                        + " where election_id = ? and iin = ? and number = ? for update");
        insertEntry = connection.prepareStatement(
                "insert into frozen.ledger_entry (election_id, contest_id, iin, seq, entry_id, precinct_id, channel, basis,"
                        + " certificate, account_id, admitted_at) values (?, ?, ?, 0, ?, ?, 'STATION', 'CERTIFICATE', ?, ?, ?)"
                        + " on conflict do nothing");
        updateCertificate = connection.prepareStatement("update frozen.certificate set state = 'REDEEMED', state_at = ?"
                + " where election_id = ? and iin = ? and number = ?");
        insertSupplementary =
                connection.prepareStatement("insert into frozen.supplementary_entry (election_id, contest_id,"
                        + " iin, seq, precinct_id, certificate, added_at) values (?, ?, ?, 0, ?, ?, ?)");
        insertAttempt =
                connection.prepareStatement("insert into frozen.attempt (iin, key, request_hash, status, answer, at)"
                        + " values (?, ?, ?, 201, ?, ?)");
    }

    /** Makes the tables, with every certificate that there is. */
    static void createTables(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(TABLES);
        }
    }

    @Override
    public void call(int number) throws SQLException {
        HeldCertificate held = certificates.get(number);
        UUID entry = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now();
        set(select, held.electionId(), held.iin().value(), held.number().value());
        int contest;
        try (ResultSet row = select.executeQuery()) {
            assertTrue(row.next());
            contest = row.getInt(1);
            assertEquals("ISSUED", row.getString(2));
        }
        long iin = held.iin().value();
        long certificate = held.number().value();
        write(insertEntry, held.electionId(), contest, iin, entry, 1, certificate, 1, now);
        write(updateCertificate, now, held.electionId(), iin, certificate);
        write(insertSupplementary, held.electionId(), contest, iin, 1, certificate, now);
        write(insertAttempt, iin, entry.toString(), new byte[32], ANSWER.formatted(entry, certificate, now), now);
        connection.commit();
    }

    private static void write(PreparedStatement statement, Object... parameters) throws SQLException {
        set(statement, parameters);
        assertEquals(1, statement.executeUpdate());
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
