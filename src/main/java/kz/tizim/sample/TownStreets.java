package kz.tizim.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tizim.sample.Grounds.Rule;
import kz.tizim.sample.Grounds.Stretch;
import kz.tizim.sample.Houses.Listed;
import kz.tizim.sample.Houses.Span;
import org.jspecify.annotations.Nullable;

/**
 * Divides the streets of one town among its precincts, in their order: each has whole streets of its own, and shares one street
 * with the precinct before and one with the precinct after, by odd and even side, by range, by a list of houses or a mixture.
 */
final class TownStreets {
    private static final long KIND = 2;

    private final long seed;
    private final Territory territory;
    private int streets;
    private @Nullable Part fromPrevious;

    TownStreets(long seed, Territory territory) {
        this.seed = seed;
        this.territory = territory;
    }

    /** One precinct's part of a shared street. */
    private record Part(Rule rule, List<Stretch> stretches) {}

    /** The two parts of a street that neighbours share. */
    private record Division(String lower, List<Houses> lowerHouses, String upper, List<Houses> upperHouses) {}

    /** The grounds of the next precinct. */
    Grounds next(Station station) {
        Dice dice = Dice.of(seed, KIND, Long.parseLong(territory.code()) * 100_000 + station.ordinal());
        List<Rule> rules = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        Tongues host = Geonims.street(peek());
        int own = 2 + Math.min(station.size() / 350, 7);
        for (int i = 0; i < own; i++) {
            String street = nextStreet();
            rules.add(new Rule(territory.main(), street, ""));
            stretches.add(new Stretch(territory.main(), street, new Span(1, dice.between(16, 90), 1)));
        }
        Part previous = fromPrevious;
        if (previous != null) {
            rules.add(previous.rule());
            stretches.addAll(previous.stretches());
        }
        fromPrevious = null;
        if (!station.last()) {
            String street = nextStreet();
            Division division = division(station.ordinal() % 4, dice.between(8, 30));
            Part mine = part(street, division.lower(), division.lowerHouses());
            rules.add(mine.rule());
            stretches.addAll(mine.stretches());
            fromPrevious = part(street, division.upper(), division.upperHouses());
        }
        return new Grounds(territory.main(), territory.mainName(), host, rules, stretches);
    }

    /**
     * Divides so that no house fits both parts, even for a reader who lets a number stand for all its additions: half is about
     * half the highest number, 8 or more.
     */
    private static Division division(int manner, int half) {
        return switch (manner) {
            case 0 ->
                new Division(
                        "1-" + (2 * half - 1) + " odd",
                        List.of(new Span(1, 2 * half - 1, 2)),
                        "2-" + 2 * half + " even",
                        List.of(new Span(2, 2 * half, 2)));
            case 1 ->
                new Division(
                        "1-" + half,
                        List.of(new Span(1, half, 1)),
                        (half + 1) + "-" + 2 * half,
                        List.of(new Span(half + 1, 2 * half, 1)));
            case 2 ->
                new Division(
                        "1,3,5А,7,9,11,13/1",
                        List.of(new Listed(List.of("1", "3", "5А", "7", "9", "11", "13/1"))),
                        "14-" + 2 * half,
                        List.of(new Span(14, 2 * half, 1)));
            default ->
                new Division(
                        "1-" + (2 * half - 1) + " odd;2,4,6А,8/1",
                        List.of(new Span(1, 2 * half - 1, 2), new Listed(List.of("2", "4", "6А", "8/1"))),
                        (2 * half + 1) + "-" + (2 * half + 21) + " odd;10-" + 2 * half + " even",
                        List.of(new Span(2 * half + 1, 2 * half + 21, 2), new Span(10, 2 * half, 2)));
        };
    }

    private Part part(String street, String selector, List<Houses> houses) {
        Stream<Stretch> stretches = houses.stream().map(some -> new Stretch(territory.main(), street, some));
        return new Part(new Rule(territory.main(), street, selector), stretches.toList());
    }

    private String nextStreet() {
        int n = peek();
        streets++;
        return Geonims.official(Geonims.street(n), n);
    }

    private int peek() {
        return streets * territory.commissions() + territory.commission();
    }
}
