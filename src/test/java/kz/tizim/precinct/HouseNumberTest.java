package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseNumberTest {
    @ParameterizedTest
    @CsvSource({"34,34", "13/1,13", "5А,5", "12 корпус 2,12", "13/1А,13", "0034,34"})
    void theNumberIsWhatStandsFirst(String text, int number) {
        assertEquals(number, HouseNumber.parse(text).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5А", "5а", "5 А", "5A", "5a", "5-А", "5 «а»", "дом 5А", "д.5а", "5а үй", "№ 5А", "05А"})
    void aLetterHasOneSpelling(String text) {
        assertEquals("5А", HouseNumber.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12 корпус 2", "12 к2", "12к2", "12K2", "12 к. 2", "12 корп. 2", "12, корпус 2", "12КОРПУС2"})
    void aBlockHasOneSpelling(String text) {
        assertEquals(HouseNumber.parse("12 к2"), HouseNumber.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/1", "13 / 1", "13\\1", "13/01", "дом 13/1"})
    void aFractionHasOneSpelling(String text) {
        assertEquals("13/1", HouseNumber.parse(text).text());
    }

    @Test
    void theLetterKIsNoBlock() {
        assertEquals("12К", HouseNumber.parse("12к").text());
        assertNotEquals(HouseNumber.parse("12к"), HouseNumber.parse("12к2"));
    }

    @Test
    void letterFractionAndBlockAreDifferentHouses() {
        assertNotEquals(HouseNumber.parse("13"), HouseNumber.parse("13/1"));
        assertNotEquals(HouseNumber.parse("13/1"), HouseNumber.parse("13 к1"));
        assertNotEquals(HouseNumber.parse("13А"), HouseNumber.parse("13/А"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "б/н", "Б/Н", "бн", "б.н.", "без номера", "дом б/н", "нөмірсіз", "0", "-"})
    void aHouseWithoutNumberIsNone(String text) {
        assertTrue(HouseNumber.parse(text).isNone());
        assertEquals("б/н", HouseNumber.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "участок 5",
                "5-7",
                "5 7",
                "5АБ",
                "13/",
                "13/0",
                "12 корпус",
                "100000",
                "800101300006",
                "0А",
                "дом",
                "5А Б",
                "5+",
                "кв 5"
            })
    void whatIsNoHouseIsNotGuessed(String text) {
        assertFalse(HouseNumber.read(text).isPresent());
    }

    @Test
    void theFaultDoesNotRepeatTheText() {
        var fault = assertThrows(IllegalArgumentException.class, () -> HouseNumber.parse("кв 777"));
        assertFalse(fault.getMessage().contains("777"));
    }

    @Test
    void aSuffixInAnotherSpellingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HouseNumber(5, "а"));
        assertThrows(IllegalArgumentException.class, () -> new HouseNumber(0, "А"));
    }

    @Test
    void itsOneSpellingReadsAsTheSameHouse() {
        Random random = new Random(13);
        for (int round = 0; round < 20_000; round++) {
            HouseNumber house = RandomHouses.house(random);
            assertEquals(house, HouseNumber.parse(house.text()));
        }
    }
}
