package kz.tizim.model;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the model knows of one person, who may have two numbers, and of the precincts; compared by content, and copied before
 * it is changed.
 *
 * @param listed precinct by number of the person
 * @param papers certificates by number
 * @param entries of the ledger by id
 * @param conflicts second ballots from paper, by id
 * @param visits requests to vote at home by id
 * @param matters what two persons decide, by id
 * @param attempts by number of the person and key
 * @param sessions by code of the precinct
 * @param links principal by number
 * @param left lists that were left since they were printed: number and precinct
 * @param blanks printed ones by number
 * @param handovers of blanks by id
 * @param corrections that citizens asked for, by id
 * @param struckOff numbers that were taken off their lists
 */
record State(
        Map<String, String> listed,
        Map<String, Paper> papers,
        Map<String, Entry> entries,
        Map<String, Conflict> conflicts,
        Map<String, Visit> visits,
        Map<String, Matter> matters,
        Map<String, Attempt> attempts,
        Map<String, Session> sessions,
        Map<String, String> links,
        Set<String> left,
        Map<String, Blank> blanks,
        Map<String, Handover> handovers,
        Map<String, Correction> corrections,
        Set<String> struckOff) {

    /** A certificate. */
    record Paper(String iin, String contest, String home, String state) {
        Paper in(String next) {
            return new Paper(iin, contest, home, next);
        }
    }

    /** An entry; number and sheet are empty where it has none. */
    record Entry(
            String iin,
            String contest,
            String place,
            String channel,
            String basis,
            String number,
            String sheet,
            boolean voided,
            int replaced) {
        Entry voidedNow() {
            return new Entry(iin, contest, place, channel, basis, number, sheet, true, replaced);
        }

        Entry replacedOnce() {
            return new Entry(iin, contest, place, channel, basis, number, sheet, voided, replaced + 1);
        }
    }

    /**
     * A second ballot.
     *
     * @param written when it was given, by the sheet
     * @param spoiled how many ballots were exchanged
     */
    record Conflict(
            String iin,
            String contest,
            String place,
            String channel,
            String sheet,
            LocalTime written,
            int spoiled,
            boolean undone) {
        Conflict undoneNow() {
            return new Conflict(iin, contest, place, channel, sheet, written, spoiled, true);
        }

        boolean isOf(String which, String where, String written) {
            return contest.equals(which) && place.equals(where) && sheet.equals(written);
        }

        /** The entry that it becomes. */
        Entry entry() {
            return new Entry(iin, contest, place, channel, "HOME_LIST", "", sheet, false, spoiled);
        }
    }

    record Visit(String iin, String place, String state) {}

    /**
     * What waits for a second person, or did.
     *
     * @param state PENDING, or what was decided and by whom
     * @param answer to the decision
     */
    record Matter(
            Step.Kind kind,
            String iin,
            String subject,
            String place,
            String word,
            String account,
            String state,
            String answer) {
        static Matter of(Step step, String iin, String subject) {
            return new Matter(step.kind(), iin, subject, step.place(), step.word(), step.account(), "PENDING", "");
        }

        Matter about(String other) {
            return new Matter(kind, iin, other, place, word, account, state, answer);
        }

        Matter in(String next, String body) {
            return new Matter(kind, iin, subject, place, word, account, next, body);
        }
    }

    record Attempt(String identity, int status, String body) {}

    /**
     * A printed blank.
     *
     * @param holder code of the commission that answers for it
     * @param state HELD until it ends
     * @param handover by which it is on its way, empty where it is not
     */
    record Blank(String holder, String state, String handover) {
        boolean isOnHandAt(String commission) {
            return holder.equals(commission) && state.equals("HELD") && handover.isEmpty();
        }

        Blank in(String next) {
            return new Blank(holder, next, "");
        }

        Blank onItsWay(String by) {
            return new Blank(holder, state, by);
        }
    }

    /**
     * A handover of one blank.
     *
     * @param key of the receipt, empty until it is confirmed
     * @param answer to the receipt
     */
    record Handover(String blank, String receiver, String key, String answer) {}

    /**
     * A precinct's polling day.
     *
     * @param latest end of the hours that was ever in force
     * @param act that opened it after its hours, empty where none did
     */
    record Session(String state, LocalTime opens, LocalTime closes, LocalTime latest, String act) {
        static final Session CLOSED =
                new Session("CLOSED", LocalTime.of(7, 0), LocalTime.of(20, 0), LocalTime.of(20, 0), "");

        Session in(String next) {
            return new Session(next, opens, closes, latest, act);
        }

        Session openedLate(String by) {
            return new Session("CLOSING", opens, closes, latest, by);
        }

        Session until(LocalTime end) {
            return new Session(state, opens, end, end.isAfter(latest) ? end : latest, act);
        }

        boolean within(@Nullable LocalTime now) {
            return now != null && !now.isBefore(opens) && now.isBefore(closes);
        }

        boolean admits(@Nullable LocalTime now) {
            return state.equals("OPEN") && within(now);
        }

        boolean isOver(@Nullable LocalTime now) {
            return now != null && !now.isBefore(closes);
        }

        boolean isClosing() {
            return state.equals("CLOSING") || state.equals("LOCKED");
        }

        /** Whether what was given on paper is entered. */
        boolean takesPaper() {
            return state.equals("OPEN") || state.equals("CLOSING");
        }
    }

    static State empty() {
        return new State(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>());
    }

    State copy() {
        return new State(
                new HashMap<>(listed),
                new HashMap<>(papers),
                new HashMap<>(entries),
                new HashMap<>(conflicts),
                new HashMap<>(visits),
                new HashMap<>(matters),
                new HashMap<>(attempts),
                new HashMap<>(sessions),
                new HashMap<>(links),
                new HashSet<>(left),
                new HashMap<>(blanks),
                new HashMap<>(handovers),
                new HashMap<>(corrections),
                new HashSet<>(struckOff));
    }

    Session session(String place) {
        return sessions.getOrDefault(place, Session.CLOSED);
    }

    /** The number that stands for this one. */
    String principal(String iin) {
        return links.getOrDefault(iin, iin);
    }

    /** Whether two numbers are one person's. */
    boolean isOnePerson(String iin, String other) {
        return principal(iin).equals(principal(other));
    }

    /** The entry that counts for a person; the number's own goes before one of another number. */
    Optional<Map.Entry<String, Entry>> vote(String iin, String contest) {
        return votes(iin)
                .filter(entry -> entry.getValue().contest().equals(contest))
                .min(Comparator.comparing(entry -> !entry.getValue().iin().equals(iin)));
    }

    /** The live entries of a person, under whichever number. */
    Stream<Map.Entry<String, Entry>> votes(String iin) {
        return entries.entrySet().stream()
                .filter(entry -> isOnePerson(entry.getValue().iin(), iin)
                        && !entry.getValue().voided());
    }

    /** Whether a second ballot still waits beside an entry. */
    boolean stands(String conflict) {
        Conflict found = conflicts.get(conflict);
        return found != null && !found.undone() && !entries.containsKey(conflict);
    }

    /** Whether two persons have undone a second ballot, or the entry that it became. */
    boolean isTakenBack(String conflict) {
        Conflict found = conflicts.get(conflict);
        Entry became = entries.get(conflict);
        return found != null && found.undone() || became != null && became.voided();
    }

    boolean detached(String iin, String contest) {
        return papers.values().stream()
                .anyMatch(paper -> paper.iin().equals(iin)
                        && paper.contest().equals(contest)
                        && !paper.state().equals("RETURNED")
                        && !paper.state().equals("ANNULLED"));
    }

    boolean detached(String iin) {
        return papers.values().stream().anyMatch(paper -> detached(iin, paper.contest()));
    }
}
