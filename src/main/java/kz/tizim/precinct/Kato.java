package kz.tizim.precinct;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A code of the national classifier of administrative places (КАТО, national standard НК РК 11): nine
 * digits AB-CD-EF-HIJ for region, district or city, rural district, settlement.
 *
 * @param code nine digits
 */
public record Kato(@JsonValue String code) {
    private static final int LENGTH = 9;
    static final int UNREADABLE = -1;

    /** @throws IllegalArgumentException unless the code is nine digits */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Kato {
        if (number(code) == UNREADABLE) {
            throw new IllegalArgumentException("a KATO code is nine digits");
        }
    }

    /** The two digits of the region, or of a city of republican significance. */
    public String region() {
        return code.substring(0, 2);
    }

    /** Whether the code begins with this one's first digits; everything is within the empty prefix. */
    public boolean isWithin(String prefix) {
        return code.startsWith(prefix);
    }

    /**
     * The settlement that a certificate must leave (a city and its districts are one), by the shape of the code:
     *
     * <ul>
     *   <li>AB is 71, 75 or 79 (Astana, Almaty, Shymkent): AB0000000, for these are cities as a whole;
     *   <li>CD is 10–29 (the territory of a city), EF is 11–19 and HIJ is 100 (a district of that city:
     *       Karaganda 351011100, Aktobe 151013100, Taraz 311011100): the city, ABCD10000;
     *   <li>anything else: itself. Villages under a city (EF from 30 on) are settlements of their own, and so
     *       are towns of a district (CD from 30 on, EF 20: 613820100).
     * </ul>
     */
    public Kato settlement() {
        int own = number(code);
        int settlement = settlement(own);
        return settlement == own ? this : new Kato(String.valueOf(settlement));
    }

    static int settlement(int number) {
        int region = number / 10_000_000;
        if (region == 71 || region == 75 || region == 79) {
            return region * 10_000_000;
        }
        int district = number / 100_000 % 100;
        int part = number / 1000 % 100;
        boolean districtOfCity = district >= 10 && district < 30 && part > 10 && part < 20 && number % 1000 == 100;
        return districtOfCity ? number / 100_000 * 100_000 + 10_000 : number;
    }

    /** The code as a number, or {@link #UNREADABLE}. */
    static int number(String code) {
        if (code.length() != LENGTH) {
            return UNREADABLE;
        }
        int number = 0;
        for (int i = 0; i < LENGTH; i++) {
            char digit = code.charAt(i);
            if (digit < '0' || digit > '9') {
                return UNREADABLE;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
