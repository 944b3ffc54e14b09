package kz.tizim.imports;

import java.util.Set;

/** Where an import stands, and where it may go from there. */
public enum ImportState {
    /** The file is coming in. */
    RECEIVING,
    /** The rows are compared with each other and with what is there. */
    CHECKING,
    /** Waits for a second person. */
    PREVIEW,
    /** The rows are being written, in one transaction. */
    APPLYING,
    APPLIED,
    /** The file cannot be read. */
    REFUSED,
    /** Somebody has stopped it before it was applied. */
    CANCELLED,
    /** It was interrupted; nothing of it was applied. */
    FAILED,
    /** It was applied, and undone as the latest of its kind. */
    ROLLED_BACK;

    /** Whether an import may go from here to there. */
    boolean leadsTo(ImportState next) {
        return next().contains(next);
    }

    /** Whether a process works on it: if that process has gone, the import has failed. */
    public boolean isWorkedOn() {
        return this == RECEIVING || this == CHECKING || this == APPLYING;
    }

    /** Whether somebody may still stop it; the transaction of the apply is not interrupted. */
    boolean isCancellable() {
        return leadsTo(CANCELLED);
    }

    private Set<ImportState> next() {
        return switch (this) {
            case RECEIVING -> Set.of(CHECKING, REFUSED, CANCELLED, FAILED);
            case CHECKING -> Set.of(PREVIEW, CANCELLED, FAILED);
            case PREVIEW -> Set.of(APPLYING, CANCELLED);
            // Back to the preview where another import has changed what this one was compared with.
            case APPLYING -> Set.of(APPLIED, PREVIEW, FAILED);
            case APPLIED -> Set.of(ROLLED_BACK);
            case REFUSED, CANCELLED, FAILED, ROLLED_BACK -> Set.of();
        };
    }
}
