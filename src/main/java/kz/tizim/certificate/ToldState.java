package kz.tizim.certificate;

/**
 * What lists and prints tell of certificates (domain rule 13): who has not voted is private, and an answer that tells the
 * redeemed from the others names all who have not. So a redeemed one stands there as one that is out, since it was issued,
 * until the lists are locked and nobody can vote any more. The locking of its own precinct is not enough: it is redeemed at
 * another one, whose polls may still be open.
 */
public final class ToldState {
    /** The state, of {@code certificate c} and {@code election e}. */
    public static final String STATE =
            "case when c.state = 'REDEEMED' and e.lists_state <> 'LOCKED' then 'ISSUED' else c.state end";

    /** Since when; a redemption that was voided is not told either. */
    static final String SINCE =
            "case when c.state in ('ISSUED', 'REDEEMED') and e.lists_state <> 'LOCKED' then c.issued_at else c.state_at end";

    private ToldState() {}
}
