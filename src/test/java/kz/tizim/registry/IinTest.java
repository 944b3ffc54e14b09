package kz.tizim.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IinTest {
    @ParameterizedTest
    @ValueSource(strings = {"061211600012", "800101300006", "800101300016", "800101300026"})
    void numbersOfTheDomainPageAreValid(String digits) {
        assertTrue(Iin.valid(digits));
        assertEquals(digits, Iin.of(digits).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80010130000",
                "8001013000066",
                "80010130000x",
                "-80010130006",
                "+80010130006",
                " 80010130006",
                "800101 30006",
                "٨٠٠١٠١٣٠٠٠٠٦",
                "800101300007"
            })
    void everythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertFalse(Iin.valid(text));
        var refusal = assertThrows(IllegalArgumentException.class, () -> Iin.of(text));
        assertTrue(text.isEmpty() || !String.valueOf(refusal.getMessage()).contains(text));
    }

    @Test
    void exactlyOneCheckDigitFitsUnlessBothWeightSeriesGiveTen() {
        int without = 0;
        for (int serial = 0; serial < 10_000; serial++) {
            int fitting = 0;
            for (int check = 0; check < 10; check++) {
                String digits = "0612116%04d%d".formatted(serial, check);
                boolean valid = Iin.valid(digits);
                assertEquals(byTheBook(digits), valid);
                fitting += valid ? 1 : 0;
            }
            assertTrue(fitting <= 1);
            assertEquals(
                    fitting == 1,
                    Iin.compose(LocalDate.of(2006, 12, 11), Sex.F, serial).isPresent());
            without += 1 - fitting;
        }
        assertTrue(without > 0, "some serial numbers have no check digit");
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31,M",
        "1899-12-31,F",
        "1900-01-01,M",
        "1999-12-31,F",
        "2000-02-29,M",
        "2003-01-10,F",
        "2099-12-31,M"
    })
    void aComposedNumberTellsBirthDateAndSex(LocalDate birthDate, Sex sex) {
        Iin iin = firstOf(birthDate, sex);
        assertEquals(birthDate, iin.birthDate());
        assertEquals(sex, iin.sex());
        assertEquals(iin, Iin.of(iin.digits()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0302293", "0302303", "9913013", "9900103", "9901003", "9901017", "9901010"})
    void anImpossibleDayOrCenturyIsNoBirthDate(String beginning) {
        Iin iin = firstValid(beginning);
        assertNull(iin.birthDate());
    }

    @Test
    void aCenturyOutOfRangeTellsNoSex() {
        assertNull(firstValid("9901010").sex());
        assertNull(firstValid("9901017").sex());
    }

    @Test
    void theNumberIsNeverPrinted() {
        Iin iin = firstOf(LocalDate.of(1980, 1, 1), Sex.M);
        assertFalse(iin.toString().matches(".*\\d.*"));
    }

    @Test
    void aNumberOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Iin(-1));
        assertThrows(IllegalArgumentException.class, () -> new Iin(1_000_000_000_000L));
        LocalDate day = LocalDate.of(1980, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Iin.compose(day, Sex.M, 10_000));
        assertThrows(IllegalArgumentException.class, () -> Iin.compose(day, Sex.M, -1));
        assertThrows(IllegalArgumentException.class, () -> Iin.compose(LocalDate.of(2100, 1, 1), Sex.M, 1));
    }

    private static Iin firstOf(LocalDate birthDate, Sex sex) {
        for (int serial = 0; serial < 10_000; serial++) {
            Optional<Iin> iin = Iin.compose(birthDate, sex, serial);
            if (iin.isPresent()) {
                return iin.get();
            }
        }
        throw new AssertionError("no serial number fits");
    }

    private static Iin firstValid(String beginning) {
        for (int rest = 0; rest < 100_000; rest++) {
            String digits = beginning + "%05d".formatted(rest);
            if (Iin.valid(digits)) {
                return Iin.of(digits);
            }
        }
        throw new AssertionError("no number fits");
    }

    /** The rule as it is written down, slowly. */
    private static boolean byTheBook(String digits) {
        int[] w1 = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        int[] w2 = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
        int k = weighted(digits, w1);
        if (k == 10) {
            k = weighted(digits, w2);
        }
        return k != 10 && k == Character.digit(digits.charAt(11), 10);
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * weights[i];
        }
        return sum % 11;
    }
}
