package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Assignment.Reason;
import kz.tizim.precinct.Assignment.Unassigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the street of an address is recognised, and what the assignment says about it. */
class StreetMatchTest {
    private static final String KOSSHY = "116651100";
    private static final String ALMATY = "750000000";
    private static final String MEDEU = "751710000";
    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private final List<Boundary> boundaries = new ArrayList<>();
    private final List<StreetAlias> aliases = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "ул. Абая,EXACT",
        "Абай көшесі,FOLDED",
        "УЛ. АБАЯ,FOLDED",
        "ул. Aбая,FOLDED", // Latin
        "Ленин көшесі,ALIAS"
    })
    void theWayOfTheMatchIsTold(String street, Match match) {
        rule(LEFT, KOSSHY, "ул. Абая", "1-9");
        alias(KOSSHY, "ул. Ленина", "ул. Абая");
        assertEquals(new Assigned(LEFT, 1, Rank.RANGE, match), assign(KOSSHY, street, "5"));
    }

    @Test
    void aRuleForAWholeSettlementMatchesNoStreet() {
        rule(LEFT, KOSSHY, "", "");
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_SETTLEMENT), assign(KOSSHY, "Гоголя", "5"));
    }

    @Test
    void aRuleUnderTheOldNameTakesAddressesUnderTheNewOne() {
        rule(LEFT, KOSSHY, "ул. Ленина", "");
        alias(KOSSHY, "Ленина", "Абая");
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_STREET, Match.ALIAS), assign(KOSSHY, "Абая", "5"));
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_STREET), assign(KOSSHY, "ул. Ленина", "5"));
    }

    @Test
    void aStreetThatWasRenamedTwiceIsFollowed() {
        rule(LEFT, KOSSHY, "Назарбаев", "");
        alias(KOSSHY, "Ленина", "Абая");
        alias(KOSSHY, "Абая", "Назарбаева");
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_STREET, Match.ALIAS), assign(KOSSHY, "Ленина", "5"));
    }

    @Test
    void aRingOfAliasesEnds() {
        rule(LEFT, KOSSHY, "Гоголя", "");
        alias(KOSSHY, "Ленина", "Абая");
        alias(KOSSHY, "Абая", "Ленина");
        assertEquals(new Unassigned(Reason.NO_RULE_FOR_STREET), assign(KOSSHY, "Толе би", "5"));
        assign(KOSSHY, "Ленина", "5");
    }

    @Test
    void anAliasHoldsInItsPlaceOnly() {
        rule(LEFT, KOSSHY, "Абая", "");
        alias("355210000", "Ленина", "Абая");
        assertEquals(new Unassigned(Reason.NO_RULE_FOR_STREET), assign(KOSSHY, "Ленина", "5"));
    }

    @Test
    void anAliasOfACityHoldsInItsDistrictsAndTheOtherWayRound() {
        rule(LEFT, MEDEU, "Абая", "");
        alias(ALMATY, "Ленина", "Абая");
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_STREET, Match.ALIAS), assign(MEDEU, "Ленина", "5"));
        rule(RIGHT, ALMATY, "Сейфуллина", "");
        alias(MEDEU, "Дзержинского", "Сейфуллина");
        assertEquals(new Assigned(RIGHT, 2, Rank.WHOLE_STREET, Match.ALIAS), assign(MEDEU, "Дзержинского", "5"));
    }

    @Test
    void kindsTellStreetsApartWhereTheRulesKnowBoth() {
        rule(LEFT, KOSSHY, "ул. Абая", "");
        rule(RIGHT, KOSSHY, "пер. Абая", "");
        assertEquals(new Assigned(LEFT, 1, Rank.WHOLE_STREET, Match.FOLDED), assign(KOSSHY, "Абай көшесі", "5"));
        assertEquals(new Assigned(RIGHT, 2, Rank.WHOLE_STREET), assign(KOSSHY, "пер. Абая", "5"));
    }

    @ParameterizedTest
    @CsvSource({"Абая,аудандық аурухана", "Абая,«Аудандық аурухана»"})
    void anInstitutionIsFoundByTheNameInTheHouse(String street, String house) {
        rule(LEFT, KOSSHY, "Абая", "1-9 odd");
        rule(RIGHT, KOSSHY, "Абая", "«Аудандық аурухана»");
        assertEquals(new Assigned(RIGHT, 2, Rank.EXACT_HOUSE), assign(KOSSHY, street, house));
    }

    @Test
    void anInstitutionIsFoundWhereTheStreetStands() {
        rule(RIGHT, KOSSHY, "", "«Атбасарская районная больница»");
        assertEquals(new Assigned(RIGHT, 1, Rank.EXACT_HOUSE), assign(KOSSHY, "АТБАСАРСКАЯ районная больница", ""));
    }

    private void rule(int precinct, String kato, String street, String selector) {
        boundaries.add(
                new Boundary(boundaries.size() + 1L, precinct, new Kato(kato), street, Selector.parse(selector)));
    }

    private void alias(String kato, String alias, String street) {
        aliases.add(new StreetAlias(new Kato(kato), alias, street));
    }

    private Assignment assign(String kato, String street, String house) {
        return new Assigner(boundaries, aliases).assign(kato, street, house);
    }
}
