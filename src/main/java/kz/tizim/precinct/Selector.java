package kz.tizim.precinct;

import java.util.List;
import java.util.Optional;

/**
 * Which houses of a street (or of a settlement without streets) a boundary rule takes: all of them when
 * it has no parts, else those of any part.
 *
 * @param parts ranges, sides, single houses and institutions, in the order of the decision's text
 */
public record Selector(List<Part> parts) {
    /** Everything: the whole street, or the whole settlement where no street is named. */
    public static final Selector WHOLE = new Selector(List.of());

    public Selector {
        parts = List.copyOf(parts);
    }

    /** One of the ways in which decisions name houses. */
    public sealed interface Part {}

    /** Which numbers of a street: Russian нечётная and чётная сторона, Kazakh тақ and жұп жағы. */
    public enum Side {
        ALL,
        ODD,
        EVEN;

        boolean takes(int number) {
            return this == ALL || (number % 2 != 0) == (this == ODD);
        }
    }

    /**
     * All houses with these numbers, letters, fractions and blocks included.
     *
     * @param from the first number
     * @param to the last number, inclusive
     */
    public record Range(int from, int to, Side side) implements Part {
        /** @throws IllegalArgumentException unless 1 ≤ from ≤ to ≤ 99,999 */
        public Range {
            if (from < 1 || to < from || to > HouseNumber.MAX) {
                throw new IllegalArgumentException("a range runs from 1 up to " + HouseNumber.MAX);
            }
        }
    }

    /** All houses of one side. */
    public record OneSide(Side side) implements Part {
        /** @throws IllegalArgumentException if the side is both */
        public OneSide {
            if (side == Side.ALL) {
                throw new IllegalArgumentException("one side is odd or even");
            }
        }
    }

    /** Exactly this house: 13 takes 13, but not 13/1. */
    public record House(HouseNumber number) implements Part {}

    /**
     * An institution, or another house that goes by a name instead of a number: «Аудандық аурухана».
     *
     * @param name without quotation marks, words parted by one blank; it has a letter and reads as no house number
     */
    public record Institution(String name) implements Part {
        private static final int LONGEST = 200;

        /** @throws IllegalArgumentException if the name is none or not in its one spelling */
        public Institution {
            if (!isName(name) || !name.equals(spelling(name))) {
                throw new IllegalArgumentException("an institution has a name, without quotation marks");
            }
        }

        /** The institution of a name in any spelling; empty if the text is no name. */
        static Optional<Institution> read(String text) {
            String name = spelling(text);
            return isName(name) ? Optional.of(new Institution(name)) : Optional.empty();
        }

        private static String spelling(String text) {
            return text.replaceAll("[«»„“”\"]", "")
                    .replaceAll("[\\s\\u00A0\\p{Cntrl}]+", " ")
                    .strip();
        }

        private static boolean isName(String name) {
            return name.length() <= LONGEST
                    && name.chars().anyMatch(Character::isLetter)
                    && HouseNumber.read(name).isEmpty();
        }
    }

    /** Exactly the house of an address, by its number or else by its name; empty if it has neither. */
    public static Optional<Selector> ofHouse(String written) {
        Optional<Part> byNumber = HouseNumber.read(written).map(House::new);
        return byNumber.or(() -> Institution.read(written)).map(part -> new Selector(List.of(part)));
    }

    /**
     * The selector of a text such as {@code 1-27 odd; 2,4,5А,13/1; 10-20}; a blank text is {@link #WHOLE}.
     *
     * @throws IllegalArgumentException with the position of the first fault, and nothing of the text
     */
    public static Selector parse(String text) {
        return switch (read(text)) {
            case SelectorReading.Read(Selector selector, var _) -> selector;
            case SelectorReading.Unreadable(int position, SelectorReading.Fault fault) ->
                throw new IllegalArgumentException("unreadable selector at " + position + ": " + fault);
        };
    }

    /** As {@link #parse}, but a fault is answered, and what a person should look at is told. */
    public static SelectorReading read(String text) {
        return new SelectorReader(text, 0, text.length()).read();
    }

    /** Whether it takes everything. */
    public boolean isWhole() {
        return parts.isEmpty();
    }

    /** The one spelling of this selector; reading it gives an equal selector. */
    public String print() {
        StringBuilder text = new StringBuilder();
        boolean afterHouse = false;
        for (Part part : parts) {
            boolean house = part instanceof House;
            if (!text.isEmpty()) {
                text.append(house && afterHouse ? "," : "; ");
            }
            text.append(print(part));
            afterHouse = house;
        }
        return text.toString();
    }

    private static String print(Part part) {
        return switch (part) {
            case House(HouseNumber number) -> number.text();
            case Institution(String name) -> "«" + name + "»";
            case OneSide(Side side) -> print(side);
            case Range(int from, int to, Side side) -> from + "-" + to + (side == Side.ALL ? "" : " " + print(side));
        };
    }

    private static String print(Side side) {
        return side == Side.ODD ? "odd" : "even";
    }
}
