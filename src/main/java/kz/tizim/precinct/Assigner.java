package kz.tizim.precinct;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.precinct.Assignment.Reason;
import kz.tizim.precinct.Assignment.Unassigned;
import org.jspecify.annotations.Nullable;

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
    private final Aliases aliases;

    /** An assigner for streets that go by one name each. */
    public Assigner(Collection<Boundary> boundaries) {
        this(boundaries, List.of());
    }

    /**
     * @param boundaries the rules in force, in any order: equal rules make equal answers
     * @param otherNames the aliases in force
     */
    public Assigner(Collection<Boundary> boundaries, Collection<StreetAlias> otherNames) {
        aliases = new Aliases(otherNames);
        List<Boundary> byRule = boundaries.stream()
                .sorted(Comparator.comparingLong(Boundary::rule))
                .toList();
        for (Boundary boundary : byRule) {
            int code = Kato.number(boundary.kato().code());
            String street = aliases.resolve(code, StreetName.keyOf(boundary.street()));
            places.computeIfAbsent(code, _ -> new HashMap<>())
                    .computeIfAbsent(street, _ -> new StreetRules())
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
        return new Search(code, street, house).answer();
    }

    /** One address on its way from the smallest place to the largest. */
    private final class Search {
        private final int code;
        private final String written;
        private final String writtenKey;
        private final String street;
        private final String writtenHouse;
        private final Optional<HouseNumber> house;
        private final BestClaim best = new BestClaim();
        private boolean knownPlace;
        private boolean knownStreet;
        private boolean goesByHouse;
        private boolean goesByName;

        Search(int code, String written, String writtenHouse) {
            this.code = code;
            this.written = written;
            this.writtenKey = StreetName.keyOf(written);
            this.street = aliases.resolve(code, writtenKey);
            this.writtenHouse = writtenHouse;
            this.house = HouseNumber.read(writtenHouse);
        }

        Assignment answer() {
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
            return best.answer(written, writtenKey).orElseGet(() -> new Unassigned(whyNot()));
        }

        private void visit(int place, int nearness) {
            Map<String, StreetRules> streets = places.get(place);
            if (streets == null) {
                return;
            }
            knownPlace = true;
            visit(streets.get(street), nearness);
            // A larger place does not know the aliases of the places in it.
            if (!street.equals(writtenKey)) {
                visit(streets.get(writtenKey), nearness);
            }
            StreetRules settlement = street.isEmpty() ? null : streets.get("");
            if (settlement != null) {
                settlement.offerWhole(best, nearness, StreetKind.NONE);
                // An institution may stand where the street does.
                if (settlement.haveInstitutions()) {
                    goesByName |= settlement.offerNamed(writtenKey, best, nearness, StreetKind.NONE);
                }
            }
        }

        private void visit(@Nullable StreetRules rules, int nearness) {
            if (rules == null) {
                return;
            }
            knownStreet = true;
            goesByHouse |= rules.goByHouse();
            StreetKind kind = rules.kindFor(written);
            rules.offerWhole(best, nearness, kind);
            if (house.isPresent()) {
                rules.offerFor(house.get(), best, nearness, kind);
            } else if (rules.haveInstitutions()) {
                goesByName |= rules.offerNamed(StreetName.keyOf(writtenHouse), best, nearness, kind);
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
