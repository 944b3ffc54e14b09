package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kz.tizim.precinct.Suggestion.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggesterTest {
    private static final String KOSSHY = "116651100";

    private final List<Boundary> boundaries = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"Кабанбай батр", "Кабамбай батыр", "батыра Кабанбая"})
    void aStreetOfASimilarNameIsSuggested(String typo) {
        rule(1, "ул. Кабанбай батыра", "1-27 odd");
        rule(2, "ул. Кабанбай батыра", "2-40 even");
        rule(3, "ул. Гоголя", "");
        List<Suggestion> suggestions = suggest(typo, "8");
        assertEquals(1, suggestions.size());
        assertEquals(2, suggestions.getFirst().precinct());
        assertEquals(Ground.SIMILAR_STREET, suggestions.getFirst().ground());
        assertEquals("ул. Кабанбай батыра", suggestions.getFirst().street());
    }

    @Test
    void thePrecinctsOfHousesNearbyAreRankedByDistance() {
        rule(1, "ул. Абая", "1-27 odd");
        rule(2, "ул. Абая", "2-40 even");
        rule(3, "ул. Абая", "61-99 odd");
        List<Suggestion> suggestions = suggest("Абай көшесі", "29");
        assertEquals(
                List.of(1, 2, 3), suggestions.stream().map(Suggestion::precinct).toList());
        assertTrue(suggestions.stream().allMatch(suggestion -> suggestion.ground() == Ground.NEARBY_HOUSE));
    }

    @Test
    void aSimilarStreetWithoutThisHouseIsNotSuggested() {
        rule(1, "ул. Гоголя", "1-9");
        assertEquals(List.of(), suggest("Гоголь-Моголь", "27"));
    }

    @Test
    void nothingIsSuggestedForAStrangeName() {
        rule(1, "ул. Гоголя", "");
        assertEquals(List.of(), suggest("Тәуелсіздік", "2"));
        assertEquals(List.of(), suggest("", ""));
    }

    @Test
    void noMoreThanFiveAreSuggested() {
        for (int i = 1; i < 20; i++) {
            rule(i, "Достық " + i, "");
        }
        assertEquals(5, suggest("Достык 123", "2").size());
    }

    private void rule(int precinct, String street, String selector) {
        boundaries.add(
                new Boundary(boundaries.size() + 1L, precinct, new Kato(KOSSHY), street, Selector.parse(selector)));
    }

    private List<Suggestion> suggest(String street, String house) {
        return new Suggester(new RulesInForce(boundaries, List.of())).suggest(KOSSHY, street, house);
    }
}
