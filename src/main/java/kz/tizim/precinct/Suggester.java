package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.Suggestion.Ground;

/** Suggests precincts for addresses of one place that no rule takes: a person decides. */
public final class Suggester {
    private static final double LEAST_LIKENESS = 0.4;
    private static final double OTHER_NUMBER = 0.6;
    private static final int MOST = 5;
    private static final int OTHER_SIDE = 8;

    private final Assigner assigner;
    private final Map<String, List<Boundary>> streets = new HashMap<>();

    /** @param rules those that reach the place's addresses */
    public Suggester(RulesInForce rules) {
        assigner = rules.assigner();
        for (Boundary boundary : rules.boundaries()) {
            String key = StreetName.keyOf(boundary.street());
            if (!key.isEmpty()) {
                streets.computeIfAbsent(key, _ -> new ArrayList<>()).add(boundary);
            }
        }
    }

    /** At most five, the best first: other rules of the street if it has any, else streets of similar names. */
    public List<Suggestion> suggest(String kato, String street, String house) {
        String key = StreetName.keyOf(street);
        var found = new ArrayList<Suggestion>();
        Optional<HouseNumber> number = HouseNumber.read(house);
        if (number.isPresent()) {
            streets.getOrDefault(key, List.of())
                    .forEach(rule -> nearby(rule, number.get()).ifPresent(found::add));
        }
        if (found.isEmpty() && !key.isEmpty()) {
            streets.forEach((name, rules) ->
                    similar(kato, key, house, name, rules.getFirst()).ifPresent(found::add));
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Suggestion::likeness)
                        .reversed()
                        .thenComparingLong(Suggestion::rule))
                .limit(MOST)
                .toList();
    }

    private Optional<Suggestion> similar(String kato, String key, String house, String name, Boundary rule) {
        double likeness = Likeness.of(key, name) * (numbers(key).equals(numbers(name)) ? 1 : OTHER_NUMBER);
        if (name.equals(key)
                || likeness < LEAST_LIKENESS
                || !(assigner.assign(kato, rule.street(), house) instanceof Assigned there)) {
            return Optional.empty();
        }
        return Optional.of(
                new Suggestion(there.precinct(), there.rule(), rule.street(), Ground.SIMILAR_STREET, likeness));
    }

    /** «Достық 1» and «Достық 2» look alike, but are two streets. */
    private static String numbers(String key) {
        return key.replaceAll("[^0-9 ]", "").strip();
    }

    private static Optional<Suggestion> nearby(Boundary rule, HouseNumber house) {
        return rule.selector().parts().stream().mapToInt(part -> distance(part, house.number())).min().stream()
                .filter(nearest -> nearest < HouseNumber.MAX)
                .mapToObj(nearest -> new Suggestion(
                        rule.precinct(), rule.rule(), rule.street(), Ground.NEARBY_HOUSE, 1.0 / (1 + nearest)))
                .findFirst();
    }

    /** How many numbers away the nearest house of a part is; the other side of the street is a little farther. */
    private static int distance(Selector.Part part, int number) {
        return switch (part) {
            case House(HouseNumber house) -> apart(number, house.number(), house.number());
            case Range(int from, int to, Side side) -> apart(number, from, to) + (side.takes(number) ? 0 : OTHER_SIDE);
            case OneSide _ -> OTHER_SIDE;
            case Institution _ -> HouseNumber.MAX;
        };
    }

    private static int apart(int number, int from, int to) {
        int gap = Math.max(0, Math.max(from - number, number - to));
        return gap % 2 == 0 ? gap : gap + OTHER_SIDE;
    }
}
