package kz.tizim.access;

import java.util.List;
import java.util.Set;

/** What happens when a second person has decided; a feature offers one bean for each kind of matter. */
public interface ApprovalHandler {
    /** The kind of matter, for example {@code LEDGER_VOID}. */
    String kind();

    /**
     * Who decides, in the commission whose matter it is: unless the kind says otherwise an administrator or a member of the
     * central commission. The requester never does, which is checked elsewhere.
     */
    default Set<Role> deciders() {
        return Set.of(Role.ADMINISTRATOR, Role.CENTRAL);
    }

    /** Whether those of a commission above that one decide too. */
    default boolean isDecidedAbove() {
        return true;
    }

    /** Whom a matter is about, for whoever decides; empty where it is about nobody. */
    default List<Concern> concerns(Approval approval) {
        return List.of();
    }

    /** Carries the matter out, in the transaction of the decision. */
    void approved(Approval approval, Operator operator);

    /** Puts the matter away, in the transaction of the decision. */
    default void rejected(Approval approval, Operator operator) {}
}
