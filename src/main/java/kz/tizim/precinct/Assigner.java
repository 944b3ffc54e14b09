package kz.tizim.precinct;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.precinct.Assignment.Reason;
import kz.tizim.precinct.Assignment.Unassigned;

/**
 * Finds the precinct of an address by the boundary rules given to it. It never changes: any number of
 * threads may share it.
 *
 * <p>Among the rules that match, the highest {@link Rank} decides; of equal ranks, the rule for the
 * smaller place: the code itself, the city it is a district of, rural district, district, region. If
 * rules of two precincts are still equal, the answer is an overlap.
 */
public final class Assigner {
    private final Map<Integer, Map<String, StreetRules>> places = new HashMap<>();

    /** @param boundaries the rules in force, in any order: equal rules make equal answers */
    public Assigner(Collection<Boundary> boundaries) {
        List<Boundary> byRule = boundaries.stream()
                .sorted(Comparator.comparingLong(Boundary::rule))
                .toList();
        for (Boundary boundary : byRule) {
            places.computeIfAbsent(Kato.number(boundary.kato().code()), _ -> new HashMap<>())
                    .computeIfAbsent(boundary.street().key(), _ -> new StreetRules())
                    .add(boundary);
        }
    }

    /**
     * The precinct of an address as the registry has it, in whatever spelling.
     *
     * @param kato the place's code; anything but nine digits is answered as unassigned
     * @param street the street; blank if there is none
     * @param house the house; blank if there is none
     */
    public Assignment assign(String kato, String street, String house) {
        int code = Kato.number(kato);
        if (code == Kato.UNREADABLE) {
            return new Unassigned(Reason.PLACE_UNREADABLE);
        }
        return new Search(StreetName.keyOf(street), house).from(code);
    }

    /** One address on its way from the smallest place to the largest. */
    private final class Search {
        private final String street;
        private final String written;
        private final Optional<HouseNumber> house;
        private final BestClaim best = new BestClaim();
        private boolean knownPlace;
        private boolean knownStreet;
        private boolean goesByHouse;
        private boolean goesByName;

        Search(String street, String written) {
            this.street = street;
            this.written = written;
            this.house = HouseNumber.read(written);
        }

        Assignment from(int code) {
            visit(code, 5);
            int settlement = Kato.settlement(code);
            int larger = code;
            if (settlement != code) {
                visit(settlement, 4);
            }
            int nearness = 3;
            for (int unit = 1000; nearness > 0; unit *= 100, nearness--) {
                int around = code - code % unit;
                if (around != larger && around != settlement) {
                    visit(around, nearness);
                }
                larger = around;
            }
            if (goesByHouse && house.isEmpty() && !goesByName) {
                return new Unassigned(Reason.HOUSE_UNREADABLE);
            }
            return best.answer().orElseGet(() -> new Unassigned(whyNot()));
        }

        private void visit(int code, int nearness) {
            Map<String, StreetRules> streets = places.get(code);
            if (streets == null) {
                return;
            }
            knownPlace = true;
            StreetRules rules = streets.get(street);
            if (rules != null) {
                knownStreet = true;
                goesByHouse |= rules.goByHouse();
                rules.offerWhole(best, nearness);
                if (house.isPresent()) {
                    rules.offerFor(house.get(), best, nearness);
                } else if (rules.haveInstitutions()) {
                    goesByName |= rules.offerNamed(StreetName.keyOf(written), best, nearness);
                }
            }
            StreetRules settlement = street.isEmpty() ? null : streets.get("");
            if (settlement != null) {
                settlement.offerWhole(best, nearness);
                // An institution may stand where the street does.
                if (settlement.haveInstitutions()) {
                    goesByName |= settlement.offerNamed(street, best, nearness);
                }
            }
        }

        private Reason whyNot() {
            if (!knownPlace) {
                return Reason.NO_RULE_FOR_PLACE;
            }
            return knownStreet ? Reason.NO_RULE_FOR_HOUSE : Reason.NO_RULE_FOR_STREET;
        }
    }
}
