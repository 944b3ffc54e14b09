package kz.tizim.imports;

import org.jspecify.annotations.Nullable;

/** The file as a whole is not taken; the message is one sentence for the person who sent it, without anything of its text. */
final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer earlier;

    RefusedFileException(String reason) {
        this(reason, null);
    }

    /** @param earlier the import for which it is refused; null where it cannot be read */
    RefusedFileException(String reason, @Nullable Integer earlier) {
        super(reason);
        this.earlier = earlier;
    }

    @Nullable
    Integer earlier() {
        return earlier;
    }
}
