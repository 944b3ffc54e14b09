package kz.tizim.ledger;

import kz.tizim.access.Operator;
import org.jspecify.annotations.Nullable;

/**
 * An act on a citizen, as it is asked for.
 *
 * @param action its name in the audit trail, for example {@code redemption}
 * @param iin the citizen
 * @param key the attempt's name
 * @param request everything that makes this request what it is: the same key with another one is refused
 * @param operator who acts
 * @param electionId the election
 * @param precinctId the precinct where it happens
 * @param admits whether the act admits at that precinct, and so must not run into its closing; other acts must not run
 *     into a change of the lists' state
 * @param subject what else the audit trail names, without personal data
 */
public record Act(
        String action,
        long iin,
        IdempotencyKey key,
        Object request,
        Operator operator,
        int electionId,
        int precinctId,
        boolean admits,
        @Nullable String subject) {

    /** Beside the election's id, the advisory lock of its lists' state: shared by acts, alone for whoever changes it. */
    public static final int LISTS = 0;
}
