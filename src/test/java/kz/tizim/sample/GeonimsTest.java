package kz.tizim.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeonimsTest {
    @Test
    void noTwoStreetsAreAlikeEvenForAReaderWhoFoldsLettersAndDropsTheKind() {
        Set<String> seen = new HashSet<>();
        seen.add(folded(Geonims.UNCOVERED.kk()));
        for (int n = 0; n < 4_000; n++) {
            Tongues street = Geonims.street(n);
            Set<String> forms = new HashSet<>(Set.of(folded(street.kk())));
            forms.add(folded(street.ru()));
            for (String form : forms) {
                assertTrue(seen.add(form), form);
            }
        }
    }

    @Test
    void namesAreSpelledInThreeLanguages() {
        assertEquals(new Tongues("Ақкөл", "Аккол", "Aqkol"), Tongues.spelled("Ақкөл"));
        assertEquals("Shygys", Tongues.latin("Шыгыс"));
    }

    private static String folded(String street) {
        String bare = street.replaceFirst(" (көшесі|даңғылы|шағын ауданы)$", "")
                .replaceFirst("^(улица|проспект|микрорайон) ", "");
        return Tongues.russian(bare).toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
