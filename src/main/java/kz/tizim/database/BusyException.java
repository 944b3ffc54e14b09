package kz.tizim.database;

/** What was asked for waited too long and was not begun: nothing was changed. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean held;

    private BusyException(String message, boolean held) {
        super(message);
        this.held = held;
    }

    /** The database does not keep up. */
    public static BusyException tooManyWait() {
        return new BusyException("too many wait for the database", false);
    }

    /** Another call on the same matter was under way while it waited. */
    public static BusyException held() {
        return new BusyException("another call held the same matter", true);
    }

    public boolean isHeld() {
        return held;
    }
}
