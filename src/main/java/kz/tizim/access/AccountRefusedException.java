package kz.tizim.access;

/** An account is not made. The message is one sentence for the person at the command line, and holds no password. */
public final class AccountRefusedException extends RuntimeException {
    AccountRefusedException(String sentence) {
        super(sentence);
    }
}
