package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Assignment.Overlap;
import kz.tizim.precinct.Assignment.Unassigned;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import org.junit.jupiter.api.Test;

/** The assigner against the plainest reading of the rules: try every part of every rule. */
class AssignerModelTest {
    private static final Kato PLACE = new Kato("116651100");
    private static final String[] STREETS = {"", "Абая", "Гоголя"};
    private static final String[] SUFFIXES = {"", "", "", "/1", "А", " к2"};

    @Test
    void everyAnswerIsThatOfTryingEveryRule() {
        Random random = new Random(20210110);
        int overlaps = 0;
        for (int country = 0; country < 300; country++) {
            List<Boundary> boundaries = boundaries(random);
            Assigner assigner = new Assigner(boundaries);
            for (int i = 0; i < 50; i++) {
                StreetName street = street(random);
                HouseNumber house = house(random);
                Assignment answer = assigner.assign(PLACE.code(), street.key(), house.text());
                check(answer, claims(boundaries, street, house));
                overlaps += answer instanceof Overlap ? 1 : 0;
            }
        }
        assertTrue(overlaps > 100, "the rules must meet often enough to tell");
    }

    private static void check(Assignment answer, TreeMap<Rank, Set<Integer>> claims) {
        switch (answer) {
            case Unassigned _ -> assertEquals(Map.of(), claims);
            case Assigned(int precinct, var _, Rank rank, var _) ->
                assertEquals(Map.entry(rank, Set.of(precinct)), claims.lastEntry());
            case Overlap(Assigned first, Assigned second) -> {
                assertEquals(claims.lastKey(), first.rank());
                assertEquals(claims.lastKey(), second.rank());
                assertNotEquals(first.precinct(), second.precinct());
                assertTrue(claims.lastEntry().getValue().containsAll(Set.of(first.precinct(), second.precinct())));
            }
        }
    }

    /** The precincts that claim the address, by rank. */
    private static TreeMap<Rank, Set<Integer>> claims(List<Boundary> rules, StreetName street, HouseNumber house) {
        TreeMap<Rank, Set<Integer>> claims = new TreeMap<>();
        for (Boundary rule : rules) {
            boolean sameStreet = StreetName.of(rule.street()).equals(street);
            if (rule.selector().isWhole() && (sameStreet || rule.street().isEmpty())) {
                Rank rank = rule.street().isEmpty() ? Rank.WHOLE_SETTLEMENT : Rank.WHOLE_STREET;
                claims.computeIfAbsent(rank, _ -> new TreeSet<>()).add(rule.precinct());
            }
            for (Part part : rule.selector().parts()) {
                if (sameStreet && takes(part, house)) {
                    claims.computeIfAbsent(rank(part), _ -> new TreeSet<>()).add(rule.precinct());
                }
            }
        }
        return claims;
    }

    private static boolean takes(Part part, HouseNumber house) {
        int number = house.number();
        return switch (part) {
            case House(HouseNumber listed) -> listed.equals(house);
            case Institution _ -> false;
            case OneSide(Side side) -> number > 0 && number % 2 == (side == Side.ODD ? 1 : 0);
            case Range(int from, int to, Side side) ->
                number >= from && number <= to && (side == Side.ALL || number % 2 == (side == Side.ODD ? 1 : 0));
        };
    }

    private static Rank rank(Part part) {
        return switch (part) {
            case House _, Institution _ -> Rank.EXACT_HOUSE;
            case OneSide _ -> Rank.SIDE;
            case Range(var _, var _, Side side) -> side == Side.ALL ? Rank.RANGE : Rank.RANGE_WITH_SIDE;
        };
    }

    private static List<Boundary> boundaries(Random random) {
        List<Boundary> boundaries = new ArrayList<>();
        for (int rule = 1 + random.nextInt(8); rule > 0; rule--) {
            List<Part> parts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                parts.add(part(random));
            }
            boundaries.add(new Boundary(
                    rule, 1 + random.nextInt(4), PLACE, STREETS[random.nextInt(STREETS.length)], new Selector(parts)));
        }
        return boundaries;
    }

    private static Part part(Random random) {
        int from = 1 + random.nextInt(15);
        return switch (random.nextInt(4)) {
            case 0 -> new OneSide(random.nextBoolean() ? Side.ODD : Side.EVEN);
            case 1 -> new House(house(random));
            default -> new Range(from, from + random.nextInt(10), Side.values()[random.nextInt(3)]);
        };
    }

    private static HouseNumber house(Random random) {
        int number = random.nextInt(20);
        return number == 0 ? HouseNumber.NONE : new HouseNumber(number, SUFFIXES[random.nextInt(SUFFIXES.length)]);
    }

    private static StreetName street(Random random) {
        return StreetName.of(STREETS[random.nextInt(STREETS.length)]);
    }
}
