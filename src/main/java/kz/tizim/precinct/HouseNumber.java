package kz.tizim.precinct;

import java.util.List;
import java.util.Optional;

/**
 * A house as people write it, in one spelling: {@code 34}, {@code 13/1}, {@code 5А}, {@code 12 к2}
 * (корпус, a block). Ranges and sides of a street go by the number alone.
 *
 * @param number the number before everything else; 0 for a house without one (б/н, без номера)
 * @param suffix what follows the number, in upper case Cyrillic: empty, {@code /1}, {@code А}, {@code  к2}
 */
public record HouseNumber(int number, String suffix) {
    /** What a block is called, in upper case. */
    public static final List<String> BLOCK = List.of("КОРПУС", "КОРП", "К", "БЛОК", "БЛ");

    static final int MAX = 99_999;
    private static final String NO_NUMBER = "б/н";
    static final HouseNumber NONE = new HouseNumber(0, "");

    /** @throws IllegalArgumentException if the number is no house's or the suffix not in its one spelling */
    public HouseNumber {
        if (number < 0 || number > MAX || (number == 0 && !suffix.isEmpty())) {
            throw new IllegalArgumentException("a house number is 1 to " + MAX + ", or 0 for none");
        }
        for (int i = 0; i < suffix.length(); i++) {
            char c = suffix.charAt(i);
            if (!Character.isUpperCase(c) && !Character.isDigit(c) && "/ к".indexOf(c) < 0) {
                throw new IllegalArgumentException("a house's suffix is letters, digits, a slash or a block");
            }
        }
    }

    /** A house with a bare number, from 1 on. */
    static HouseNumber of(int number) {
        return new HouseNumber(number, "");
    }

    /**
     * Reads any spelling: Latin look-alikes, spaces, case, «дом», «үй», «№», «корпус», «корп.», «к». A
     * blank text, «б/н» and «0» are a house without a number.
     *
     * @throws IllegalArgumentException if it is no house number; the message does not repeat the text
     */
    public static HouseNumber parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a house number"));
    }

    /** As {@link #parse}, but empty when it is no house number. */
    public static Optional<HouseNumber> read(String text) {
        return new HouseReader(text).read();
    }

    /** Whether there is no number to go by. */
    public boolean isNone() {
        return number == 0;
    }

    /** The one spelling; reading it again gives an equal house. */
    public String text() {
        return isNone() ? NO_NUMBER : number + suffix;
    }
}
