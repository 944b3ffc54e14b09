package kz.tizim.precinct;

import java.time.OffsetDateTime;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Window;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where an act is asked for, by whom, and under which name: what the request of every act says beside its own matter.
 *
 * @param key the attempt's name
 */
public record Desk(ElectionFacts election, PrecinctFacts precinct, Operator operator, IdempotencyKey key) {

    /** An act that admits here; the parameters are those of {@link Act}. */
    public Act admission(String action, long iin, Object request, @Nullable String subject) {
        return act(action, iin, request, true, subject);
    }

    /** An act that admits nobody; the parameters are those of {@link Act}. */
    public Act act(String action, long iin, Object request, @Nullable String subject) {
        return act(action, iin, request, false, subject);
    }

    private Act act(String action, long iin, Object request, boolean admits, @Nullable String subject) {
        return new Act(action, iin, key, request, operator, election.id(), precinct.id(), admits, subject);
    }

    /** A time as the precinct's clock shows it. */
    public OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(precinct.zone()).toOffsetDateTime();
    }

    /** Why no list changes here at this time; null while it may. */
    public @Nullable Problem closedToChanges(OffsetDateTime now) {
        Window changes = election.changes(precinct.closes());
        return changes.isOpenAt(now, precinct.zone())
                ? null
                : changes.closed("Nothing changes once the polls close.", precinct.zone());
    }
}
