package kz.tizim.access;

/** What can be odd. */
public enum AlertKind {
    /** A certificate that was reported lost, or is void, was brought to a desk. */
    INVALID_CERTIFICATE_BROUGHT,
    /** Numbers of blanks are missing between those that were received. */
    BLANK_GAP,
    /** A number of a blank turned up twice. */
    BLANK_DOUBLED,
    /** A blank that was written down as lost turned up. */
    LOST_BLANK_FOUND,
    /** Unusually many redemptions at one precinct in a short time. */
    REDEMPTION_BURST,
    /** Unusually many redemptions at one precinct of certificates from one origin. */
    ORIGIN_CLUSTER,
    /** One certificate was refused again and again. */
    REPEATED_REFUSALS,
    /** An open precinct admitted nobody for an hour. */
    SILENT_PRECINCT,
    /** One Idempotency-Key came with different requests. */
    CHANGED_RETRY,
    /**
     * What was written on paper contradicts the ledger, the lists or the hours, or one person has voted under two numbers, or
     * under one while another was struck off.
     */
    VOTE_CONFLICT,
    /** Unusually many voters asked to be moved to one address. */
    TRANSFER_CLUSTER
}
