package kz.tizim.model;

import java.time.LocalTime;
import java.util.List;

/**
 * One request.
 *
 * @param account who asks
 * @param iin the citizen, empty where it is about none
 * @param place code of the precinct
 * @param contests those that are named
 * @param subject number of a certificate or blank, id of an entry, of a request or of a matter; the principal of a link; of a
 *     ballot from paper its time and how many were spoiled
 * @param word what else is said: a channel, a ground, what is asked for, whether it is approved, the end of the hours, what happens to a blank
 * @param sheet of a printed list; a reason; the number of an act
 * @param key idempotency key
 */
record Step(
        Kind kind,
        String account,
        String iin,
        String place,
        List<String> contests,
        String subject,
        String word,
        String sheet,
        String key) {
    /** Stands for the commission above all precincts of the game. */
    static final String TERRITORIAL = "above";

    /** All kinds of requests. */
    enum Kind {
        ISSUE(true),
        RETURN(true),
        LOSS(true),
        REDEEM(true),
        BALLOT(true),
        LATE(true),
        REPLACE(true),
        HOME_ASK(true),
        HOME_DECIDE(true),
        HOME_WITHDRAW(true),
        SPECIAL(true),
        CORRECT_ASK(true),
        CORRECT_DECIDE(true),
        BLANK(true),
        BLANK_RECEIVE(true),
        ENTITLEMENT(false),
        ANNUL_ASK(false),
        VOID_ASK(false),
        CONFLICT_VOID_ASK(false),
        TOLD_ASK(false),
        INCLUDE_ASK(false),
        LINK_ASK(false),
        DECIDE(false),
        OPEN(false),
        LATE_OPEN(false),
        CLOSE(false),
        HOURS(false);

        /** Whether an attempt is kept under the key of the request. */
        final boolean keyed;

        Kind(boolean keyed) {
            this.keyed = keyed;
        }

        boolean isOfPrecinct() {
            return this == OPEN || this == LATE_OPEN || this == CLOSE || this == HOURS;
        }

        boolean isOfBlank() {
            return this == BLANK || this == BLANK_RECEIVE;
        }
    }

    /** What makes the request what it is, beside its citizen and its key. */
    String identity() {
        // A certificate is issued by the precinct of whoever asks, which the request does not name.
        String at = kind == Kind.ISSUE ? "" : place;
        return String.join("|", kind.name(), at, String.join(" ", contests), subject, word, sheet);
    }

    /** When a ballot was given on paper. */
    LocalTime written() {
        return LocalTime.parse(subject.substring(0, 5));
    }

    /** How many ballots were exchanged on paper. */
    int spoiled() {
        return Integer.parseInt(subject.substring(6));
    }

    /** The commission that acts on a blank: the precinct, or the one above. */
    String commission() {
        return account.contains("territorial") ? TERRITORIAL : place;
    }

    Step under(String other) {
        return new Step(kind, account, iin, place, contests, subject, word, sheet, other);
    }

    Step about(String other) {
        return new Step(kind, account, iin, place, contests, other, word, sheet, key);
    }

    Step saying(String other) {
        return new Step(kind, account, iin, place, contests, subject, other, sheet, key);
    }

    Step on(String other) {
        return new Step(kind, account, iin, place, contests, subject, word, other, key);
    }

    Step of(List<String> others) {
        return new Step(kind, account, iin, place, others, subject, word, sheet, key);
    }

    @Override
    public String toString() {
        return kind + " at " + place + " " + contests + " " + subject + " " + word + " " + sheet + " iin …"
                + (iin.isEmpty() ? "" : iin.substring(6)) + " by " + account
                + (kind.keyed ? " key " + key.substring(0, Math.min(8, key.length())) : "");
    }
}
