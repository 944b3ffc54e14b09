package kz.tizim.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {
    @ParameterizedTest
    @CsvSource({
        "Cәрсенов, Сәрсенов",
        "Сəрсенов, Сәрсенов",
        "ИBAHOB, ИВАНОВ",
        "Aбай көшecі, Абай көшесі",
        "Green Aлма-Атa, Green Алма-Ата",
        "Бaқыtұлы, Бақытұлы"
    })
    void latinLettersWithinCyrillicWordsAreReplaced(String wrong, String right) {
        assertEquals(right, new String(LookAlikes.repaired((">" + wrong).toCharArray(), 1, wrong.length() + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Сәрсенов", "Green Park", "Иvанов", "Парк Green", "34", "мкр Nova"})
    void whatIsRightOrCannotBeReplacedStays(String text) {
        assertNull(LookAlikes.repaired(text.toCharArray(), 0, text.length()));
    }
}
