package kz.tizim.precinct;

import java.util.Set;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReader.UnreadableException;
import kz.tizim.precinct.SelectorReading.Fault;
import kz.tizim.registry.Folding;

/** One item of a selector: a house, a range, a side, or a range with a side before or after it. */
final class SelectorItem {
    private static final String BLANKS = " \t\r\u00A0.:№";
    private static final String DASHES = "-‐‑‒–—−";
    /** «дома», «үйлер», folded. */
    private static final Set<String> HOUSES = Set.of("дом", "дома", "д", "уи", "уилер");
    /** «сторона», «жағы», folded. */
    private static final Set<String> SIDES = Set.of("сторона", "стороны", "сторону", "жагы", "жак", "сиде");

    private final String text;
    private final int end;
    private int at;

    SelectorItem(String text, int from, int to) {
        this.text = text;
        this.end = to;
        this.at = from;
        skipBlanks();
    }

    boolean isBlank() {
        return at == end;
    }

    /** Where the next character to read stands in the whole text. */
    int position() {
        return at;
    }

    Part read() throws UnreadableException {
        int start = at;
        Side before = side();
        if (before != Side.ALL && at == end) {
            return new OneSide(before);
        }
        if (isOneOf(HOUSES)) {
            skipWord();
        }
        int dash = rangeDash();
        if (dash >= 0) {
            return range(before, dash);
        }
        if (before != Side.ALL || at == end) {
            throw new UnreadableException(at, Fault.NOT_A_HOUSE);
        }
        boolean named = Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '0';
        HouseNumber house = HouseNumber.read(text.substring(at, end)).orElse(null);
        if (house == null || !named) {
            throw new UnreadableException(start, Fault.NOT_A_HOUSE);
        }
        return new House(house);
    }

    private Range range(Side before, int dash) throws UnreadableException {
        int start = at;
        int first = number();
        if (at != dash) {
            throw new UnreadableException(at, Fault.NOT_A_NUMBER);
        }
        at++;
        skipBlanks();
        int last = number();
        if (last < first) {
            throw new UnreadableException(start, Fault.REVERSED_RANGE);
        }
        Side after = side();
        if (at != end || (before != Side.ALL && after != Side.ALL)) {
            throw new UnreadableException(at, Fault.NOT_A_SIDE);
        }
        return new Range(first, last, before == Side.ALL ? after : before);
    }

    /** Where the dash of a range stands: the first one with a digit after it. «5-А» is a house. */
    private int rangeDash() {
        for (int i = at; i < end; i++) {
            if (DASHES.indexOf(text.charAt(i)) >= 0) {
                int next = i + 1;
                while (next < end && BLANKS.indexOf(text.charAt(next)) >= 0) {
                    next++;
                }
                return next < end && isDigit(text.charAt(next)) ? i : -1;
            }
        }
        return -1;
    }

    private int number() throws UnreadableException {
        int start = at;
        int number = 0;
        while (at < end && isDigit(text.charAt(at))) {
            number = Math.min(number * 10 + text.charAt(at++) - '0', HouseNumber.MAX + 1);
        }
        if (number < 1 || number > HouseNumber.MAX) {
            throw new UnreadableException(start, Fault.NOT_A_NUMBER);
        }
        skipBlanks();
        return number;
    }

    /** Reads a side and its noun if one stands here; {@link Side#ALL} if none does. */
    private Side side() {
        String word = word();
        Side side = sideOf(word);
        if (side != Side.ALL) {
            skipWord();
            if (isOneOf(SIDES)) {
                skipWord();
            }
        }
        return side;
    }

    private static Side sideOf(String word) {
        if (word.startsWith("нечет") || word.equals("неч") || word.equals("так") || word.equals("одд")) {
            return Side.ODD;
        }
        boolean even = word.startsWith("чет") || word.equals("жуп") || word.equals("евен");
        return even ? Side.EVEN : Side.ALL;
    }

    private boolean isOneOf(Set<String> words) {
        return words.contains(word());
    }

    /** The word here, folded (so that «odd» is «одд»); empty if no letter stands here. */
    private String word() {
        return Folding.key(text.substring(at, wordEnd()));
    }

    private void skipWord() {
        at = wordEnd();
        skipBlanks();
    }

    private int wordEnd() {
        int to = at;
        while (to < end && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private void skipBlanks() {
        while (at < end && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
