package kz.tizim.certificate;

import org.jspecify.annotations.Nullable;

/** Certificates cannot be signed. The message is one sentence for the person who runs the service and says what to do. */
public final class KeyUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyUnusableException(String whatToDo, @Nullable Exception cause) {
        super(whatToDo, cause);
    }
}
