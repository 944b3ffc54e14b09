package kz.tizim.access;

/** What happens when a second person has decided; a feature offers one bean for each kind of matter. */
public interface ApprovalHandler {
    /** The kind of matter, for example {@code LEDGER_VOID}. */
    String kind();

    /**
     * Whether this person may decide about it: unless the kind says otherwise an administrator or a member of the central
     * commission. The requester never may, which is checked elsewhere.
     */
    default boolean mayDecide(Approval approval, Operator operator) {
        return operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL;
    }

    /** Carries the matter out, in the transaction of the decision. */
    void approved(Approval approval, Operator operator);

    /** Puts the matter away, in the transaction of the decision. */
    default void rejected(Approval approval, Operator operator) {}
}
