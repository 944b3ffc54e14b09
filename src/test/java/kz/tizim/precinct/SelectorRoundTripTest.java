package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Printing a selector and reading it again. */
class SelectorRoundTripTest {
    @Test
    void theOneSpellingIsThatOfTheDecisions() {
        assertEquals(
                "1-27 odd; 2,4,5А; even", Selector.parse("1–27 тақ;2;4;5a;чёт").print());
    }

    @Test
    void theOneSpellingReadsAsTheSameSelector() {
        Random random = new Random(810_811);
        for (int round = 0; round < 20_000; round++) {
            Selector selector = RandomHouses.selector(random);
            assertEquals(selector, Selector.parse(selector.print()), selector::print);
        }
    }

    @Test
    void noTextMakesTheReaderFailOtherwiseThanByAnswer() {
        String alphabet = "0123459,;-–… /АaкkбнodeтақЧё.\n№";
        Random random = new Random(4);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            switch (Selector.read(text.toString())) {
                case SelectorReading.Read(Selector selector, var _) ->
                    assertEquals(selector, Selector.parse(selector.print()), text::toString);
                case SelectorReading.Unreadable(int position, var _) ->
                    assertTrue(position >= 0 && position <= text.length(), text::toString);
            }
        }
    }
}
