package kz.tizim.web;

/** The kinds of matters that wait for a second person, as the texts name them. */
enum Matter {
    IMPORT,
    IMPORT_ROLLBACK,
    IIN_LINK,
    INCLUSION,
    LEDGER_VOID,
    CONFLICT_VOID,
    CERTIFICATE_ANNULMENT,
    TOLD_REDEMPTION,
    OTHER;

    static Matter of(String kind) {
        for (Matter matter : values()) {
            if (matter.name().equals(kind)) {
                return matter;
            }
        }
        return OTHER;
    }
}
