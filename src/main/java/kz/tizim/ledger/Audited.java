package kz.tizim.ledger;

import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail says of a second decision, or of a decision about a precinct, as of every act on a citizen.
 *
 * @param action its name in the audit trail, for example {@code told-redemption}
 * @param precinctId the precinct where it happens
 * @param iin the citizen; null of a decision about a precinct
 * @param subject what else the audit trail names, without personal data
 */
public record Audited(
        Operator operator,
        String action,
        int electionId,
        int precinctId,
        @Nullable Long iin,
        String subject) {

    /** The row, with the word of the outcome. */
    public Sql.Row row(String outcome) {
        return ActTransaction.INSERT_AUDIT.row(
                AuditTrail.row(operator, action, outcome, electionId, precinctId, iin, subject));
    }

    /** The row of what is done. */
    public Sql.Row done() {
        return row("DONE");
    }
}
