package kz.tizim.certificate;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.ledger.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The end of a certificate other than by being used: returned, reported lost or annulled. Whoever decides it has locked the
 * citizen and found the certificate {@code ISSUED}.
 *
 * @param reason the statement or record that it rests on, without personal data
 * @param secondAccountId who approved it, where two persons have to
 */
record CertificateEnd(
        int electionId,
        long iin,
        CertificateNumber number,
        Certificate.State state,
        String reason,
        int accountId,
        @Nullable Integer secondAccountId) {
    private static final Sql RECORD = Sql.insert(
            "certificate_end",
            "election_id integer, iin bigint, number bigint, state text, reason text, account_id integer,"
                    + " second_account_id integer, at timestamptz");
    private static final Sql ATTACH = Sql.over("election_id integer, iin bigint, number bigint, at timestamptz", """
            update detachment d set ended_at = given.at
            from contest, given
            where contest.election_id = given.election_id and d.election_id = given.election_id
              and d.contest_id = contest.id and d.iin = given.iin and d.certificate = given.number and d.ended_at is null""");

    /** An end that one person brings about. */
    CertificateEnd(
            int electionId, long iin, CertificateNumber number, Certificate.State state, String reason, int accountId) {
        this(electionId, iin, number, state, reason, accountId, null);
    }

    /** What is written: the new state, its record, and the end of the detachment where the state does not detach. */
    List<Sql.Row> rows(OffsetDateTime now) {
        var rows = new ArrayList<Sql.Row>();
        rows.add(RECORD.row(electionId, iin, number.value(), state.name(), reason, accountId, secondAccountId, now));
        rows.add(Certificate.move(electionId, iin, number.value(), state, reason, now));
        if (!state.detaches()) {
            rows.add(ATTACH.row(electionId, iin, number.value(), now));
        }
        return rows;
    }
}
