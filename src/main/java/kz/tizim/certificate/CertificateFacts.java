package kz.tizim.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.voterlist.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as a decision about its end reads it.
 *
 * @param standing of the citizen who is asked about
 * @param belongsToSomebodyElse whether the number is that of another citizen's certificate
 * @param state null when the citizen has no certificate of this number
 * @param last the citizen's last entry for the contest
 */
record CertificateFacts(
        Standing standing,
        boolean belongsToSomebodyElse,
        Certificate.@Nullable State state,
        @Nullable OffsetDateTime stateAt,
        int contestId,
        int homePrecinctId,
        @Nullable String homePrecinct,
        @Nullable LedgerEntry last) {
    static final Question<CertificateFacts> QUESTION = Question.of(
            "number bigint",
            """
            select c.state as certificate_state, c.state_at, c.contest_id, c.home_precinct_id, home.code as home_code,
                   c.number is null and exists (
                       select 1 from certificate o where o.election_id = given.election_id and o.number = given.number)
                       as others,
                   %s,
                   %s
            %s
            left join certificate c on c.election_id = given.election_id and c.iin = given.iin and c.number = given.number
            left join precinct home on home.id = c.home_precinct_id
            %s
            %s""".formatted(
                            LedgerEntry.COLUMNS,
                            Standing.COLUMNS,
                            Standing.FROM,
                            LedgerEntry.join("c.election_id", "c.contest_id", "c.iin"),
                            Standing.OF_THE_ACT),
            CertificateFacts::read);

    static CertificateFacts read(ResultSet row) throws SQLException {
        String state = row.getString("certificate_state");
        return new CertificateFacts(
                Standing.read(row),
                row.getBoolean("others"),
                state == null ? null : Certificate.State.valueOf(state),
                row.getObject("state_at", OffsetDateTime.class),
                row.getInt("contest_id"),
                row.getInt("home_precinct_id"),
                row.getString("home_code"),
                LedgerEntry.read(row));
    }

    /**
     * Why the certificate does not end at a desk; null when it may: it is out, it was issued there, and the polls there have
     * not closed (domain rule 7).
     */
    @Nullable
    Problem refusal(Desk desk, OffsetDateTime now) {
        if (state == null) {
            return missing(belongsToSomebodyElse);
        }
        if (homePrecinctId != desk.precinct().id()) {
            return ProblemType.NOT_ON_LIST
                    .with(
                            "Another precinct issued this certificate: only there it is returned, reported lost or annulled.")
                    .with("listedAt", String.valueOf(homePrecinct));
        }
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        Problem closed = desk.closedToChanges(now);
        if (closed != null) {
            return closed;
        }
        LedgerEntry vote = LedgerEntry.live(last);
        if (state == Certificate.State.REDEEMED && vote != null) {
            return vote.used(ProblemType.CERTIFICATE_USED, "This certificate was redeemed.");
        }
        if (state != Certificate.State.ISSUED) {
            return notValid(state, stateAt);
        }
        return standing.locked();
    }

    /** There is no such certificate of this citizen. */
    static Problem missing(boolean belongsToSomebodyElse) {
        return belongsToSomebodyElse
                ? ProblemType.WRONG_HOLDER.with("The identity document is not that of the certificate's holder.")
                : ProblemType.UNKNOWN_CERTIFICATE.with("No certificate of this number was issued.");
    }

    /** The certificate has ended. */
    static Problem notValid(Certificate.State state, @Nullable OffsetDateTime since) {
        return ProblemType.CERTIFICATE_NOT_VALID
                .with("This certificate is no longer valid.")
                .with("state", state)
                .with("since", String.valueOf(since));
    }
}
