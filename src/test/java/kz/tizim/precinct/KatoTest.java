package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KatoTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "75", "75000000", "7500000000", "75000000a", "-50000000", "٧٥٠٠٠٠٠٠٠", " 75000000"})
    void anythingButNineDigitsIsRefused(String code) {
        assertThrows(IllegalArgumentException.class, () -> new Kato(code));
    }

    @Test
    void theFirstTwoDigitsAreTheRegion() {
        assertEquals("11", new Kato("116651100").region());
    }

    @Test
    void aCodeIsWithinItsPrefixesAndTheEmptyOne() {
        Kato kato = new Kato("116651100");
        assertTrue(kato.isWithin(""));
        assertTrue(kato.isWithin("1166"));
        assertTrue(kato.isWithin("116651100"));
        assertFalse(kato.isWithin("1167"));
    }

    @ParameterizedTest
    @CsvSource({"711110000,710000000", "751110000,750000000", "751910000,750000000", "791310000,790000000"})
    void aDistrictOfACityOfRepublicanSignificanceIsThatCity(String district, String city) {
        assertEquals(new Kato(city), new Kato(district).settlement());
    }

    @ParameterizedTest
    @CsvSource({"351011100,351010000", "351013100,351010000", "151013100,151010000", "311011100,311010000"})
    void aDistrictOfARegionalCityIsThatCity(String district, String city) {
        assertEquals(new Kato(city), new Kato(district).settlement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"750000000", "351010000", "611010000"})
    void aCityIsItsOwnSettlement(String city) {
        assertEquals(new Kato(city), new Kato(city).settlement());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "611633100", // a village under the city of Arys
                "613820100", // the town of Zhetysai in its district
                "613637100", // a village
                "613637103" // a shepherd's house by that village
            })
    void aVillageOrTownOfADistrictIsASettlementOfItsOwn(String code) {
        assertEquals(new Kato(code), new Kato(code).settlement());
    }

    @Test
    void twoCitiesOfOneRegionAreTwoSettlements() {
        assertNotEquals(new Kato("611010000").settlement(), new Kato("611610000").settlement());
    }
}
