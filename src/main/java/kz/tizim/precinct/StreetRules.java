package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;

/** The rules of one street in one place, or those of a place without a street. Filled, then only read. */
final class StreetRules {
    private final Map<HouseNumber, List<Assigned>> houses = new HashMap<>();
    private final Map<String, List<Assigned>> institutions = new HashMap<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Assigned> whole = new ArrayList<>();

    private record Stretch(int from, int to, Side side, Assigned claim) {
        boolean takes(int number) {
            return from <= number && number <= to && side.takes(number);
        }
    }

    void add(Boundary boundary) {
        if (boundary.selector().isWhole()) {
            whole.add(claim(boundary, boundary.street().isNone() ? Rank.WHOLE_SETTLEMENT : Rank.WHOLE_STREET));
        }
        for (Selector.Part part : boundary.selector().parts()) {
            switch (part) {
                case House(HouseNumber house) ->
                    houses.computeIfAbsent(house, _ -> new ArrayList<>(1)).add(claim(boundary, Rank.EXACT_HOUSE));
                case Institution(String name) ->
                    institutions
                            .computeIfAbsent(StreetName.keyOf(name), _ -> new ArrayList<>(1))
                            .add(claim(boundary, Rank.EXACT_HOUSE));
                case OneSide(Side side) ->
                    stretches.add(new Stretch(1, HouseNumber.MAX, side, claim(boundary, Rank.SIDE)));
                case Range(int from, int to, Side side) ->
                    stretches.add(new Stretch(from, to, side, claim(boundary, rank(side))));
            }
        }
    }

    private static Rank rank(Side side) {
        return side == Side.ALL ? Rank.RANGE : Rank.RANGE_WITH_SIDE;
    }

    private static Assigned claim(Boundary boundary, Rank rank) {
        return new Assigned(boundary.precinct(), boundary.rule(), rank);
    }

    /** Whether it matters which house it is. */
    boolean goByHouse() {
        return !houses.isEmpty() || !stretches.isEmpty();
    }

    void offerWhole(BestClaim best, int nearness) {
        offer(whole, best, nearness);
    }

    void offerFor(HouseNumber house, BestClaim best, int nearness) {
        if (!houses.isEmpty()) {
            offer(houses.getOrDefault(house, List.of()), best, nearness);
        }
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i).takes(house.number())) {
                best.offer(stretches.get(i).claim, nearness);
            }
        }
    }

    /** @return whether an institution of this name stands here */
    boolean offerNamed(String key, BestClaim best, int nearness) {
        List<Assigned> claims = institutions.isEmpty() ? null : institutions.get(key);
        if (claims == null) {
            return false;
        }
        offer(claims, best, nearness);
        return true;
    }

    boolean haveInstitutions() {
        return !institutions.isEmpty();
    }

    private static void offer(List<Assigned> claims, BestClaim best, int nearness) {
        for (int i = 0; i < claims.size(); i++) {
            best.offer(claims.get(i), nearness);
        }
    }
}
