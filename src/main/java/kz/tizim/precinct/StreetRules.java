package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;

/** The rules of one street in one place, or those of a place without a street. Filled, then only read. */
final class StreetRules {
    private final Map<HouseNumber, List<Claim>> houses = new HashMap<>();
    private final Map<String, List<Claim>> institutions = new HashMap<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Claim> whole = new ArrayList<>();
    private final Set<StreetKind> kinds = EnumSet.noneOf(StreetKind.class);

    private record Stretch(int from, int to, Side side, Claim claim) {
        boolean takes(int number) {
            return from <= number && number <= to && side.takes(number);
        }
    }

    void add(Boundary boundary) {
        Claim claim = Claim.of(boundary, boundary.street().isBlank() ? Rank.WHOLE_SETTLEMENT : Rank.WHOLE_STREET);
        kinds.add(claim.kind());
        if (boundary.selector().isWhole()) {
            whole.add(claim);
        }
        for (Selector.Part part : boundary.selector().parts()) {
            switch (part) {
                case House(HouseNumber house) ->
                    houses.computeIfAbsent(house, _ -> new ArrayList<>(1)).add(claim.with(Rank.EXACT_HOUSE));
                case Institution(String name) ->
                    institutions
                            .computeIfAbsent(StreetName.keyOf(name), _ -> new ArrayList<>(1))
                            .add(claim.with(Rank.EXACT_HOUSE));
                case OneSide(Side side) -> stretches.add(new Stretch(1, HouseNumber.MAX, side, claim.with(Rank.SIDE)));
                case Range(int from, int to, Side side) ->
                    stretches.add(new Stretch(from, to, side, claim.with(rank(side))));
            }
        }
    }

    private static Rank rank(Side side) {
        return side == Side.ALL ? Rank.RANGE : Rank.RANGE_WITH_SIDE;
    }

    /** Whether it matters which house it is. */
    boolean goByHouse() {
        return !houses.isEmpty() || !stretches.isEmpty();
    }

    boolean haveInstitutions() {
        return !institutions.isEmpty();
    }

    /**
     * The kind that rules must not contradict: «ул. Абая» and «пер. Абая» are two streets where the rules know both.
     *
     * @return {@link StreetKind#NONE} if any rule will do
     */
    StreetKind kindFor(String street) {
        if (kinds.size() < 2) {
            return StreetKind.NONE;
        }
        StreetKind kind = StreetKind.of(street);
        return kinds.contains(kind) ? kind : StreetKind.NONE;
    }

    void offerWhole(BestClaim best, int nearness, StreetKind kind) {
        offer(whole, best, nearness, kind);
    }

    void offerFor(HouseNumber house, BestClaim best, int nearness, StreetKind kind) {
        if (!houses.isEmpty()) {
            offer(houses.getOrDefault(house, List.of()), best, nearness, kind);
        }
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i).takes(house.number())) {
                offer(stretches.get(i).claim, best, nearness, kind);
            }
        }
    }

    /** @return whether an institution of this name stands here */
    boolean offerNamed(String key, BestClaim best, int nearness, StreetKind kind) {
        List<Claim> claims = institutions.getOrDefault(key, List.of());
        offer(claims, best, nearness, kind);
        return !claims.isEmpty();
    }

    private static void offer(List<Claim> claims, BestClaim best, int nearness, StreetKind kind) {
        for (int i = 0; i < claims.size(); i++) {
            offer(claims.get(i), best, nearness, kind);
        }
    }

    private static void offer(Claim claim, BestClaim best, int nearness, StreetKind kind) {
        if (kind == StreetKind.NONE || claim.kind() == StreetKind.NONE || claim.kind() == kind) {
            best.offer(claim, nearness);
        }
    }
}
