package kz.tizim.ledger;

/** The number was linked to another one of the same person: the act is to be done on that, see {@link Acts#onPrincipal}. */
public final class LinkedIinException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long principal;

    LinkedIinException(long principal) {
        super("the number is linked to another one");
        this.principal = principal;
    }

    long principal() {
        return principal;
    }
}
