package kz.tizim.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for an order of the requests about one person in which each answer is the right one. An order is one that could have
 * been: what had been answered before another request was sent comes before that.
 */
final class Judge {
    private static final int MOST_STEPS = 2_000_000;

    private final Rules rules;

    Judge(Rules rules) {
        this.rules = rules;
    }

    /** All states that the history may have ended in, from any of those that it may have begun in; none if none explains it. */
    Set<State> explain(Set<State> begin, List<Event> history) {
        return new Search(history, history.size()).from(begin);
    }

    /** The shortest beginning of a history that nothing explains, as lines to read; requests under way may have had effects. */
    String smallestUnexplained(Set<State> begin, List<Event> history) {
        List<Event> byEnd =
                history.stream().sorted(Comparator.comparingLong(Event::end)).toList();
        for (int required = 1; required <= byEnd.size(); required++) {
            long end = byEnd.get(required - 1).end();
            var known = new ArrayList<>(byEnd.subList(0, required));
            byEnd.stream().skip(required).filter(event -> event.begin() <= end).forEach(known::add);
            if (new Search(known, required).from(begin).isEmpty()) {
                int answered = required;
                return known.stream()
                        .map(event -> (known.indexOf(event) < answered ? "  " : "? ") + event.line())
                        .collect(Collectors.joining("\n", "from " + begin + "\n", ""));
            }
        }
        return "explained";
    }

    /** @param begun requests of which the first of two moments is past */
    private record Node(State state, BitSet done, BitSet begun) {}

    private final class Search {
        private final List<Event> events;
        private final int required;
        private final Set<Node> seen = new HashSet<>();
        private final Set<State> ends = new HashSet<>();

        /** @param required how many, from the first on, must have been answered */
        Search(List<Event> events, int required) {
            this.events = events;
            this.required = required;
        }

        Set<State> from(Set<State> begin) {
            for (State state : begin) {
                go(new Node(state, new BitSet(), new BitSet()));
            }
            return ends;
        }

        private void go(Node node) {
            if (!seen.add(node)) {
                return;
            }
            if (seen.size() > MOST_STEPS) {
                throw new IllegalStateException("too many orders: " + events.size() + " requests");
            }
            if (node.done.nextClearBit(0) >= required) {
                ends.add(node.state);
                return;
            }
            long latest = Long.MAX_VALUE;
            for (int i = 0; i < events.size(); i++) {
                if (!node.done.get(i)) {
                    latest = Math.min(latest, events.get(i).end());
                }
            }
            for (int i = 0; i < events.size(); i++) {
                if (!node.done.get(i) && events.get(i).begin() <= latest) {
                    step(node, i);
                }
            }
        }

        private void step(Node node, int number) {
            int moment = node.begun.get(number) ? 1 : 0;
            rules.after(node.state, events.get(number), moment).ifPresent(next -> {
                var done = (BitSet) node.done.clone();
                done.set(number, next.finished());
                var begun = (BitSet) node.begun.clone();
                begun.set(number, !next.finished());
                go(new Node(next.state(), done, begun));
            });
        }
    }
}
