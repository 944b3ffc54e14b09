package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Assignment.Overlap;
import kz.tizim.precinct.Assignment.Reason;
import kz.tizim.precinct.Assignment.Unassigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignerTest {
    private static final String KOSSHY = "116651100";
    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private final List<Boundary> boundaries = new ArrayList<>();

    @Test
    void aRuleForAWholeStreetTakesEveryHouse() {
        rule(LEFT, "ул. Абая", "");
        assertAssigned(LEFT, Rank.WHOLE_STREET, "Абая", "13/1");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "27,1", "13/1,1", "5А,1", "9 к2,1", "2,2", "40,2", "14/1,2", "6Б,2"})
    void sidesGoByTheNumberAlone(String house, int precinct) {
        rule(LEFT, "Абая", "1-27 odd");
        rule(RIGHT, "Абая", "2-40 even");
        assertAssigned(precinct, Rank.RANGE_WITH_SIDE, "Абая", house);
    }

    @Test
    void aHouseBeyondTheRangeIsUnassigned() {
        rule(LEFT, "Абая", "1-27 odd");
        assertUnassigned(Reason.NO_RULE_FOR_HOUSE, "Абая", "29");
        assertUnassigned(Reason.NO_RULE_FOR_HOUSE, "Абая", "28");
    }

    @Test
    void aListedHouseTakesOnlyItself() {
        rule(LEFT, "Абая", "13,14/1");
        assertAssigned(LEFT, Rank.EXACT_HOUSE, "Абая", "13");
        assertAssigned(LEFT, Rank.EXACT_HOUSE, "Абая", "14/1");
        assertUnassigned(Reason.NO_RULE_FOR_HOUSE, "Абая", "13/1");
        assertUnassigned(Reason.NO_RULE_FOR_HOUSE, "Абая", "14");
    }

    @Test
    void aListedHouseGoesBeforeARange() {
        rule(LEFT, "Абая", "1-27 odd");
        rule(RIGHT, "Абая", "13/1");
        assertAssigned(RIGHT, Rank.EXACT_HOUSE, "Абая", "13/1");
        assertAssigned(LEFT, Rank.RANGE_WITH_SIDE, "Абая", "13");
    }

    @Test
    void aRangeWithASideGoesBeforeOneWithout() {
        rule(LEFT, "Абая", "1-40");
        rule(RIGHT, "Абая", "2-40 even");
        assertAssigned(LEFT, Rank.RANGE, "Абая", "7");
        assertAssigned(RIGHT, Rank.RANGE_WITH_SIDE, "Абая", "8");
    }

    @Test
    void aRangeGoesBeforeASideAndASideBeforeTheWholeStreet() {
        rule(LEFT, "Абая", "odd");
        rule(RIGHT, "Абая", "1-9");
        rule(3, "Абая", "");
        assertAssigned(RIGHT, Rank.RANGE, "Абая", "7");
        assertAssigned(LEFT, Rank.SIDE, "Абая", "11");
        assertAssigned(3, Rank.WHOLE_STREET, "Абая", "12");
    }

    @Test
    void theRestOfASettlementFallsToItsWholeRule() {
        rule(LEFT, "", "");
        rule(RIGHT, "Абая", "1-27 odd");
        assertAssigned(RIGHT, Rank.RANGE_WITH_SIDE, "Абая", "5");
        assertAssigned(LEFT, Rank.WHOLE_SETTLEMENT, "Абая", "6");
        assertAssigned(LEFT, Rank.WHOLE_SETTLEMENT, "Гоголя", "5");
        assertAssigned(LEFT, Rank.WHOLE_SETTLEMENT, "", "");
    }

    @Test
    void aSelectorWithoutAStreetTakesHousesWithoutAStreetOnly() {
        rule(LEFT, "", "1-27");
        assertAssigned(LEFT, Rank.RANGE, "", "5");
        assertUnassigned(Reason.NO_RULE_FOR_STREET, "Абая", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"б/н", ""})
    void aHouseWithoutNumberIsInNoRangeButInTheWholeStreet(String house) {
        rule(LEFT, "Абая", "1-27; odd; even");
        assertUnassigned(Reason.NO_RULE_FOR_HOUSE, "Абая", house);
        rule(RIGHT, "Абая", "");
        assertAssigned(RIGHT, Rank.WHOLE_STREET, "Абая", house);
    }

    @Test
    void anUnreadableHouseOnADividedStreetIsForAPerson() {
        rule(LEFT, "Абая", "");
        rule(RIGHT, "Абая", "1-27 odd");
        assertUnassigned(Reason.HOUSE_UNREADABLE, "Абая", "участок 5");
    }

    @Test
    void anUnreadableHouseOnAnUndividedStreetDoesNotMatter() {
        rule(LEFT, "Абая", "");
        assertAssigned(LEFT, Rank.WHOLE_STREET, "Абая", "участок 5");
    }

    @Test
    void twoPrecinctsWithEqualRanksOverlapAndBothAreShown() {
        rule(LEFT, "Абая", "1-27 odd");
        rule(RIGHT, "Абая", "21-31 odd");
        assertEquals(
                new Overlap(new Assigned(LEFT, 1, Rank.RANGE_WITH_SIDE), new Assigned(RIGHT, 2, Rank.RANGE_WITH_SIDE)),
                assign("Абая", "25"));
        assertAssigned(LEFT, Rank.RANGE_WITH_SIDE, "Абая", "19");
    }

    @Test
    void twoRulesOfOnePrecinctAreNoOverlap() {
        rule(LEFT, "Абая", "1-27 odd");
        rule(LEFT, "Абая", "21-31 odd");
        assertEquals(new Assigned(LEFT, 1, Rank.RANGE_WITH_SIDE), assign("Абая", "25"));
    }

    @Test
    void aThirdPrecinctIsSeenBehindTwoRulesOfOne() {
        rule(LEFT, "Абая", "");
        rule(LEFT, "Абая", "");
        rule(RIGHT, "Абая", "");
        assertEquals(
                new Overlap(new Assigned(LEFT, 1, Rank.WHOLE_STREET), new Assigned(RIGHT, 3, Rank.WHOLE_STREET)),
                assign("Абая", "1"));
    }

    @Test
    void anOverlapOfVagueRulesIsSettledByAPreciseOne() {
        rule(LEFT, "Абая", "");
        rule(RIGHT, "Абая", "");
        rule(3, "Абая", "25");
        assertAssigned(3, Rank.EXACT_HOUSE, "Абая", "25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ул. Қабанбай батыр", "КАБАНБАЙ БАТЫР  көшесі", "Kабанбай батыр көш.", "Qabanbay batyr"})
    void aStreetIsFoundInAnySpelling(String street) {
        rule(LEFT, "улица Кабанбай батыр", "");
        assertAssigned(LEFT, Rank.WHOLE_STREET, street, "1");
    }

    @Test
    void aHouseIsFoundInAnySpelling() {
        rule(LEFT, "Абая", "5А,12 корпус 2");
        assertAssigned(LEFT, Rank.EXACT_HOUSE, "Абая", "5 a"); // Latin
        assertAssigned(LEFT, Rank.EXACT_HOUSE, "Абая", "12к2");
    }

    @Test
    void aPlaceWithoutRulesIsUnassigned() {
        rule(LEFT, "Абая", "");
        assertEquals(new Unassigned(Reason.NO_RULE_FOR_PLACE), assigner().assign("355210000", "Абая", "1"));
    }

    @Test
    void aStreetWithoutRulesIsUnassigned() {
        rule(LEFT, "Абая", "");
        assertUnassigned(Reason.NO_RULE_FOR_STREET, "Гоголя", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1166511", "Косшы"})
    void aPlaceThatIsNoCodeIsUnassigned(String kato) {
        rule(LEFT, "Абая", "");
        assertEquals(new Unassigned(Reason.PLACE_UNREADABLE), assigner().assign(kato, "Абая", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"116651000", "116600000", "110000000"})
    void aRuleForALargerPlaceTakesTheSettlementsInIt(String larger) {
        rule(LEFT, larger, "", "");
        assertAssigned(LEFT, Rank.WHOLE_SETTLEMENT, "Абая", "1");
    }

    @Test
    void theRuleForTheSmallerPlaceGoesFirst() {
        rule(LEFT, "110000000", "", "");
        rule(RIGHT, "116600000", "", "");
        assertAssigned(RIGHT, Rank.WHOLE_SETTLEMENT, "Абая", "1");
        rule(3, KOSSHY, "", "");
        assertAssigned(3, Rank.WHOLE_SETTLEMENT, "Абая", "1");
    }

    @Test
    void aRuleForAVillageSaysNothingOfItsNeighbour() {
        rule(LEFT, "116651300", "", "");
        assertUnassigned(Reason.NO_RULE_FOR_PLACE, "Абая", "1");
    }

    @ParameterizedTest
    @CsvSource({"751110000,750000000", "351011100,351010000"})
    void aRuleForACityTakesAddressesOfItsDistricts(String district, String city) {
        rule(LEFT, city, "Абая", "1-27 odd");
        assertEquals(new Assigned(LEFT, 1, Rank.RANGE_WITH_SIDE), assigner().assign(district, "Абая", "5"));
    }

    @Test
    void aRuleForOneDistrictOfACitySaysNothingOfAnother() {
        rule(LEFT, "751110000", "Абая", "");
        assertEquals(new Unassigned(Reason.NO_RULE_FOR_PLACE), assigner().assign("751210000", "Абая", "5"));
    }

    @Test
    void theOrderOfTheRulesDoesNotMatter() {
        Random random = new Random(811);
        for (int i = 0; i < 60; i++) {
            rule(1 + random.nextInt(4), "Абая", RandomSmall.selector(random));
        }
        Assigner inOrder = assigner();
        Collections.shuffle(boundaries, random);
        Assigner shuffled = assigner();
        for (int house = 1; house <= 60; house++) {
            String number = String.valueOf(house);
            assertEquals(inOrder.assign(KOSSHY, "Абая", number), shuffled.assign(KOSSHY, "Абая", number));
        }
    }

    private void rule(int precinct, String street, String selector) {
        rule(precinct, KOSSHY, street, selector);
    }

    private void rule(int precinct, String kato, String street, String selector) {
        boundaries.add(
                new Boundary(boundaries.size() + 1L, precinct, new Kato(kato), street, Selector.parse(selector)));
    }

    private Assigner assigner() {
        return new Assigner(boundaries);
    }

    private Assignment assign(String street, String house) {
        return assigner().assign(KOSSHY, street, house);
    }

    private void assertAssigned(int precinct, Rank rank, String street, String house) {
        if (!(assign(street, house) instanceof Assigned assigned)) {
            throw new AssertionError("not assigned: " + assign(street, house));
        }
        assertEquals(precinct, assigned.precinct());
        assertEquals(rank, assigned.rank());
    }

    private void assertUnassigned(Reason reason, String street, String house) {
        assertEquals(new Unassigned(reason), assign(street, house));
    }

    /** Short selectors that meet each other often. */
    private static final class RandomSmall {
        static String selector(Random random) {
            int from = 1 + random.nextInt(50);
            return switch (random.nextInt(4)) {
                case 0 -> from + "-" + (from + random.nextInt(10));
                case 1 -> from + "-" + (from + random.nextInt(10)) + (random.nextBoolean() ? " odd" : " even");
                case 2 -> random.nextBoolean() ? "odd" : "even";
                default -> String.valueOf(from);
            };
        }
    }
}
