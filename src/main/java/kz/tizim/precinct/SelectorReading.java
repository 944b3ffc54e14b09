package kz.tizim.precinct;

import java.util.List;

/** What came of reading a selector's text. */
public sealed interface SelectorReading {
    /**
     * It could be read.
     *
     * @param warnings what a person should look at, by position
     */
    record Read(Selector selector, List<Warning> warnings) implements SelectorReading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It could not.
     *
     * @param position index of the first character at fault, from 0; the text's length if it ends too early
     */
    record Unreadable(int position, Fault fault) implements SelectorReading {}

    /** Why a selector is unreadable. */
    enum Fault {
        /** Nothing between two commas: a number may be lost. */
        EMPTY_ITEM,
        /** Neither a house, nor a range, nor a side. */
        NOT_A_HOUSE,
        /** A range's end is no bare number from 1 on. */
        NOT_A_NUMBER,
        /** A range runs downwards. */
        REVERSED_RANGE,
        /** Something else stands where only a side may. */
        NOT_A_SIDE,
        /** An ellipsis without a bare house number on both sides, in rising order. */
        LOOSE_ELLIPSIS,
        /** Longer than any decision. */
        TOO_LONG
    }

    /**
     * Something readable that looks wrong.
     *
     * @param position index of its first character, from 0
     * @param hint what was probably meant; empty where nobody can tell
     */
    record Warning(int position, Doubt doubt, String hint) {
        Warning(int position, Doubt doubt) {
            this(position, doubt, "");
        }
    }

    /** What looks wrong. */
    enum Doubt {
        /** Two houses without the comma between them: «2, 34, 5» was probably «2,3,4,5». */
        RUN_TOGETHER,
        /** A house outside its neighbours in a rising list. */
        OUT_OF_ORDER,
        /** Three or more houses that fall: decisions count upwards. */
        DESCENDING,
        /** A house listed twice. */
        REPEATED,
        /** «15,…,28», read as all of 15-28. */
        ELLIPSIS,
        /** «1-9, 21-29 odd»: the side is read as the last range's only. */
        UNCLEAR_SIDE
    }
}
