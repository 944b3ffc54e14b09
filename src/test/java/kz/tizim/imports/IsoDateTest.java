package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTest {
    @Test
    void everyDayOfACenturyIsReadAsJavaReadsIt() {
        for (LocalDate day = LocalDate.of(1899, 12, 31); day.getYear() < 2001; day = day.plusDays(1)) {
            assertEquals(day.toEpochDay(), read(day.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1990-1-01",
                "1990-13-01",
                "1990-00-01",
                "1990-02-30",
                "1900-02-29",
                "1990-01-00",
                "1990/01/01",
                "01.01.1990",
                "+990-01-01",
                "1990-01-01 ",
                "١٩٩٠-01-01"
            })
    void whatIsNoDateIsNotRead(String text) {
        assertEquals(Integer.MIN_VALUE, read(text));
    }

    private static int read(String text) {
        return IsoDate.epochDay(text.toCharArray(), 0, text.length());
    }
}
