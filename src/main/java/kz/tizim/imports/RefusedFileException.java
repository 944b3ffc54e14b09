package kz.tizim.imports;

/** The file as a whole cannot be read; the message is one sentence for the person who sent it, without anything of its text. */
final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedFileException(String reason) {
        super(reason);
    }
}
