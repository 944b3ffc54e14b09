package kz.tizim.model;

import java.time.LocalTime;
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
 * @param conflicts second ballots from paper
 * @param visits requests to vote at home by id
 * @param matters what two persons decide, by id
 * @param attempts by number of the person and key
 * @param sessions by code of the precinct
 * @param links principal by number
 * @param left lists that were left since they were printed: number and precinct
 */
record State(
        Map<String, String> listed,
        Map<String, Paper> papers,
        Map<String, Entry> entries,
        Set<Conflict> conflicts,
        Map<String, Visit> visits,
        Map<String, Matter> matters,
        Map<String, Attempt> attempts,
        Map<String, Session> sessions,
        Map<String, String> links,
        Set<String> left) {

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

    record Conflict(String iin, String contest, String place, String sheet) {}

    record Visit(String iin, String place, String state) {}

    /** What waits for a second person, or did. */
    record Matter(Step.Kind kind, String iin, String subject, String place, String word, String account, String state) {
        Matter in(String next) {
            return new Matter(kind, iin, subject, place, word, account, next);
        }
    }

    record Attempt(String identity, int status, String body) {}

    record Session(String state, LocalTime opens, LocalTime closes) {
        static final Session CLOSED = new Session("CLOSED", LocalTime.of(7, 0), LocalTime.of(20, 0));

        Session in(String next) {
            return new Session(next, opens, closes);
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
    }

    static State empty() {
        return new State(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
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
                new HashSet<>(conflicts),
                new HashMap<>(visits),
                new HashMap<>(matters),
                new HashMap<>(attempts),
                new HashMap<>(sessions),
                new HashMap<>(links),
                new HashSet<>(left));
    }

    Session session(String place) {
        return sessions.getOrDefault(place, Session.CLOSED);
    }

    /** The number that stands for this one. */
    String principal(String iin) {
        return links.getOrDefault(iin, iin);
    }

    Optional<Map.Entry<String, Entry>> vote(String iin, String contest) {
        return votes(iin)
                .filter(entry -> entry.getValue().contest().equals(contest))
                .findFirst();
    }

    Stream<Map.Entry<String, Entry>> votes(String iin) {
        return entries.entrySet().stream()
                .filter(entry ->
                        entry.getValue().iin().equals(iin) && !entry.getValue().voided());
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
