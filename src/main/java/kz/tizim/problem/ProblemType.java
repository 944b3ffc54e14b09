package kz.tizim.problem;

import java.util.Arrays;

/**
 * Every kind of problem that the service answers with: slug, HTTP status and title.
 *
 * <p>The slug is part of the contract ({@code urn:tizim:problem:<slug>}): add kinds, never rename them.
 */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "An Idempotency-Key is needed"),
    UNAUTHENTICATED("unauthenticated", 401, "Sign in first"),
    FORBIDDEN("forbidden", 403, "Not allowed for this account"),
    OWN_APPROVAL("own-approval", 403, "A second person has to decide"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    UNKNOWN_CERTIFICATE("unknown-certificate", 404, "There is no such certificate"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This call does not exist here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in the type asked for"),
    REQUEST_IN_FLIGHT("request-in-flight", 409, "The citizen is being served at another desk"),
    APPROVAL_NEEDED("approval-needed", 409, "A second person has to approve"),
    DETACHED("detached", 409, "An absentee certificate is out"),
    ALREADY_VOTED("already-voted", 409, "The vote was used already"),
    CERTIFICATE_EXISTS("certificate-exists", 409, "A certificate was issued already"),
    CERTIFICATE_USED("certificate-used", 409, "The certificate was used already"),
    CERTIFICATE_NOT_VALID("certificate-not-valid", 409, "The certificate is not valid"),
    LISTS_FROZEN("lists-frozen", 409, "The lists do not allow this step now"),
    IMPORT_CONFLICT("import-conflict", 409, "The import does not allow this step now"),
    NOT_A_REHEARSAL("not-a-rehearsal", 409, "Only a rehearsal allows this"),
    ALREADY_EXISTS("already-exists", 409, "This exists already"),
    ENTRY_VOID("entry-void", 409, "The entry is void"),
    BALLOT_GIVEN("ballot-given", 409, "The ballot was given"),
    COUNTS_DIFFER("counts-differ", 409, "The counts differ"),
    BLANKS_NOT_ON_HAND("blanks-not-on-hand", 409, "Not all of these blanks are there"),
    LENGTH_REQUIRED("length-required", 411, "The length of the body has to be declared"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's type is not understood here"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key belongs to another request"),
    OUTSIDE_WINDOW("outside-window", 422, "The election's calendar does not allow this now"),
    POLLS_CLOSED("polls-closed", 422, "The polls are closed"),
    NOT_ON_LIST("not-on-list", 422, "Not on this list"),
    DECIDES_NOBODY("decides-nobody", 422, "The decision would place nobody"),
    NO_HOME_VISIT("no-home-visit", 422, "No request for voting at home was accepted"),
    NOT_ELIGIBLE("not-eligible", 422, "Not eligible"),
    WRONG_HOLDER("wrong-holder", 422, "The certificate belongs to somebody else"),
    OUTSIDE_SCOPE("outside-scope", 422, "The contest is not held here"),
    SAME_SETTLEMENT("same-settlement", 422, "The certificate is not for this settlement"),
    PRINT_RUN_TOO_LARGE("print-run-too-large", 422, "The law allows fewer blanks"),
    UNSUPPORTED_FILE("unsupported-file", 422, "The file cannot be read"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    INTERNAL_ERROR("internal-error", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer now"),
    OUTCOME_UNKNOWN("outcome-unknown", 503, "Unknown whether it was done: ask again with the same key");

    private static final String PREFIX = "urn:tizim:problem:";

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    /** Whether the same is to be asked again with the same key: nothing is decided, or nobody knows. */
    public boolean isUndecided() {
        return this == REQUEST_IN_FLIGHT || this == UNAVAILABLE || this == OUTCOME_UNKNOWN;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The {@code type} member of RFC 9457. */
    public String urn() {
        return PREFIX + slug;
    }

    /** The kind of a {@code type} member, {@link #INTERNAL_ERROR} of any that is none of ours. */
    public static ProblemType of(String urn) {
        return Arrays.stream(values())
                .filter(type -> type.urn().equals(urn))
                .findFirst()
                .orElse(INTERNAL_ERROR);
    }

    /** A problem of this kind with a sentence for the person who reads it. */
    public Problem with(String detail) {
        return Problem.of(this, detail);
    }

    /** An exception of this kind with a sentence for the person who reads it. */
    public ProblemException exception(String detail) {
        return new ProblemException(with(detail));
    }
}
