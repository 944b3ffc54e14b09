package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KatoRangeTest {
    @ParameterizedTest
    @CsvSource({
        "116651100,116651100",
        "116651000,116651999",
        "116600000,116699999",
        "110000000,119999999",
        "750000000,759999999",
        "751710000,751719999",
        "351010000,351019999",
        "351011100,351011100"
    })
    void aPlaceHoldsThePlacesInIt(String kato, String last) {
        assertEquals(last, KatoRange.of(new Kato(kato)).last());
    }

    @Test
    void largerPlacesAreAround() {
        assertEquals(
                List.of("116651000", "116600000", "110000000"),
                KatoRange.of(new Kato("116651100")).around());
        assertEquals(
                List.of("351010000", "351011000", "351000000", "350000000"),
                KatoRange.of(new Kato("351011100")).around());
    }

    @Test
    void whoeverReachesAnAddressOfThePlaceIsInItOrAround() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            int place = 100_000_000 + random.nextInt(90) * 10_000_000 + random.nextInt(30) * 100_000;
            place += random.nextBoolean() ? 10_000 + random.nextInt(10) * 1000 : 0;
            place += random.nextBoolean() ? 100 : 0;
            KatoRange range = KatoRange.of(new Kato(String.valueOf(place)));
            int span = Integer.parseInt(range.last()) - place;
            int address = place + (span == 0 ? 0 : random.nextInt(span + 1));
            for (int larger : new int[] {
                Kato.settlement(address),
                address - address % 1000,
                address - address % 100_000,
                address - address % 10_000_000
            }) {
                boolean within = larger >= place && larger <= place + span;
                assertTrue(within || range.around().contains(String.valueOf(larger)), () -> range + " " + larger);
            }
        }
    }
}
