package kz.tizim.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person whom desks act on, with what they have heard so far; several may act on the person at the same time. */
final class Person {
    /** One number, or two. */
    final List<String> iins;

    final List<Known> papers = new CopyOnWriteArrayList<>();
    final List<Known> entries = new CopyOnWriteArrayList<>();
    final List<Known> visits = new CopyOnWriteArrayList<>();
    final List<Known> corrections = new CopyOnWriteArrayList<>();
    final List<Known> conflicts = new CopyOnWriteArrayList<>();
    final List<Known> handovers = new CopyOnWriteArrayList<>();
    final List<Known> matters = new CopyOnWriteArrayList<>();
    /** Where the person was listed anew. */
    final List<String> lists = new CopyOnWriteArrayList<>();

    /** Blanks that no other person is given. */
    final List<String> blanks = new CopyOnWriteArrayList<>();

    final List<Step> asked = new CopyOnWriteArrayList<>();
    final List<Event> round = new CopyOnWriteArrayList<>();
    private Set<State> states = new HashSet<>();

    /** Something with a number or id, whose it is, and the precinct where it is. */
    record Known(String id, String iin, String place, Step.@Nullable Kind kind, String asker) {
        Known(String id, Step step, Step.@Nullable Kind kind) {
            this(id, step.iin(), step.place(), kind, step.account());
        }
    }

    Person(List<String> iins) {
        this.iins = List.copyOf(iins);
    }

    /** One of those, the last ones above all; null where there is none. */
    static <T> @Nullable T one(List<T> known, Random random) {
        List<T> now = new ArrayList<>(known);
        if (now.isEmpty()) {
            return null;
        }
        int recent = Math.min(now.size(), 3);
        return random.nextInt(3) > 0
                ? now.get(now.size() - 1 - random.nextInt(recent))
                : now.get(random.nextInt(now.size()));
    }

    /** What the person's state may be. */
    Set<State> states() {
        return states;
    }

    void become(Set<State> next) {
        states = next;
    }

    /** Takes in what an answer tells. */
    void hear(Step step, Event event) {
        if (event.reply().status() >= 300) {
            return;
        }
        var json = event.reply().json();
        String id = String.valueOf(json.get("id"));
        switch (step.kind()) {
            case ISSUE -> papers.add(new Known(String.valueOf(json.get("number")), step, null));
            case REDEEM -> entries.add(new Known(String.valueOf(json.get("ledgerEntry")), step, null));
            case BALLOT -> each(event, "ledgerEntry", entry -> entries.add(new Known(entry, step, null)));
            case LATE -> {
                each(event, "ledgerEntry", entry -> entries.add(new Known(entry, step, null)));
                each(event, "conflict", conflict -> hearConflict(new Known(conflict, step, null)));
            }
            case DECIDE -> {
                if (json.get("ledgerEntry") != null) {
                    entries.add(new Known(String.valueOf(json.get("ledgerEntry")), step, null));
                }
            }
            case SPECIAL -> lists.add(step.place());
            case BLANK -> handovers.add(new Known(id, step, null));
            case CORRECT_ASK ->
                corrections.add(new Known(id, String.valueOf(json.get("iin")), step.place(), null, step.account()));
            case HOME_ASK ->
                visits.add(new Known(id, String.valueOf(json.get("iin")), step.place(), null, step.account()));
            case VOID_ASK, CONFLICT_VOID_ASK, ANNUL_ASK, TOLD_ASK, INCLUDE_ASK, LINK_ASK ->
                matters.add(new Known(id, step, step.kind()));
            default -> {}
        }
    }

    /** A second ballot may become an entry. */
    private void hearConflict(Known conflict) {
        conflicts.add(conflict);
        entries.add(conflict);
    }

    private static void each(Event event, String field, Consumer<String> heard) {
        BallotRules.each(event.reply(), field).stream()
                .filter(id -> !id.equals("null"))
                .forEach(heard);
    }
}
