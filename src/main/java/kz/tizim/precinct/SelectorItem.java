package kz.tizim.precinct;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReader.UnreadableException;
import kz.tizim.precinct.SelectorReading.Fault;
import org.jspecify.annotations.Nullable;

/** One item of a selector: a house, an institution, a range, a side, or a range with a side before or after it. */
final class SelectorItem {
    private static final String BLANKS = " \t\r\u00A0.:№()";
    private static final String DASHES = "-‐‑‒–—−…";
    /** «дома», «үйлер», folded. */
    private static final Set<String> HOUSES = Set.of("дом", "дома", "д", "уи", "уилер");

    private static final Set<String> FROM = Set.of("с", "со", "от");
    private static final Set<String> TO = Set.of("по", "до");
    private static final Set<String> ON = Set.of("по", "на");
    /** «1-ден 27-ге дейін». */
    private static final Pattern KAZAKH_RANGE = Pattern.compile(
            "(\\d+)\\s*[-–]?\\s*[дтн][ае]н\\s+(\\d+)\\s*[-–]?\\s*(?:[ғгқк][ае]|н[ае])(?:\\s+дейін)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_NUMBER = 6;

    private final String text;
    private final int end;
    private int at;

    SelectorItem(String text, int from, int to) {
        this.text = text;
        this.end = to;
        this.at = from;
        skipBlanks();
    }

    /** A stretch of the text between two numbers, such as a dash. */
    private record Sign(int from, int nextNumber) {}

    boolean isBlank() {
        return at == end;
    }

    /** Where the next character to read stands in the whole text. */
    int position() {
        return at;
    }

    Part read() throws UnreadableException {
        int start = at;
        if (SelectorWords.nameInstitution(text.substring(at, end))) {
            return Institution.read(text.substring(at, end)).orElseThrow(() -> fault(start, Fault.NOT_A_HOUSE));
        }
        Side before = sideAfterPreposition();
        if (before != Side.ALL && at == end) {
            return new OneSide(before);
        }
        if (HOUSES.contains(word())) {
            skipWord();
        }
        if (FROM.contains(word())) {
            skipWord();
            return spokenRange(before);
        }
        Matcher kazakh = KAZAKH_RANGE.matcher(text).region(at, end);
        if (kazakh.lookingAt()) {
            return kazakhRange(kazakh, before);
        }
        Sign sign = rangeSign();
        if (sign != null) {
            return range(before, sign);
        }
        if (before != Side.ALL || at == end) {
            throw fault(at, Fault.NOT_A_HOUSE);
        }
        boolean named = Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '0';
        HouseNumber house = HouseNumber.read(text.substring(at, end)).orElse(null);
        if (house == null || !named) {
            throw fault(start, Fault.NOT_A_HOUSE);
        }
        return new House(house);
    }

    private Range range(Side before, Sign sign) throws UnreadableException {
        int start = at;
        int first = number();
        if (at < sign.from || at > sign.nextNumber) {
            throw fault(at, Fault.NOT_A_NUMBER);
        }
        at = sign.nextNumber;
        return closed(before, start, first, number());
    }

    /** «с 1 по 27». */
    private Range spokenRange(Side before) throws UnreadableException {
        int start = at;
        int first = number();
        if (!TO.contains(word())) {
            throw fault(at, Fault.NOT_A_NUMBER);
        }
        skipWord();
        return closed(before, start, first, number());
    }

    private Range kazakhRange(Matcher range, Side before) throws UnreadableException {
        int first = numberAt(range.start(1), range.end(1));
        int last = numberAt(range.start(2), range.end(2));
        at = range.end();
        skipBlanks();
        return closed(before, range.start(1), first, last);
    }

    /** A range after its numbers: its side may follow. */
    private Range closed(Side before, int start, int first, int last) throws UnreadableException {
        if (last < first) {
            throw fault(start, Fault.REVERSED_RANGE);
        }
        Side after = sideAfterPreposition();
        if (at != end || (before != Side.ALL && after != Side.ALL)) {
            throw fault(at, Fault.NOT_A_SIDE);
        }
        return new Range(first, last, before == Side.ALL ? after : before);
    }

    /** The first dash or row of dots, if a digit stands after it. «5-А» is a house. */
    private @Nullable Sign rangeSign() {
        for (int i = at; i < end; i++) {
            boolean dots = text.startsWith("..", i) && i + 1 < end;
            if (dots || DASHES.indexOf(text.charAt(i)) >= 0) {
                int next = i + 1;
                while (next < end && BLANKS.indexOf(text.charAt(next)) >= 0) {
                    next++;
                }
                return next < end && isDigit(text.charAt(next)) ? new Sign(i, next) : null;
            }
        }
        return null;
    }

    private int number() throws UnreadableException {
        int start = at;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        int number = numberAt(start, at);
        skipBlanks();
        return number;
    }

    private int numberAt(int from, int to) throws UnreadableException {
        boolean readable = from < to && to - from <= LONGEST_NUMBER;
        int number = readable ? Integer.parseInt(text, from, to, 10) : 0;
        if (number < 1 || number > HouseNumber.MAX) {
            throw fault(from, Fault.NOT_A_NUMBER);
        }
        return number;
    }

    /** Reads a side and its noun if one stands here, «по нечётной стороне»; {@link Side#ALL} if none does. */
    private Side sideAfterPreposition() {
        int mark = at;
        if (ON.contains(word())) {
            skipWord();
        }
        Side side = SelectorWords.side(word());
        if (side == Side.ALL) {
            at = mark;
            return side;
        }
        skipWord();
        if (SelectorWords.followSide(word())) {
            skipWord();
        }
        return side;
    }

    /** The word here, folded (so that «odd» is «одд»); empty if no letter stands here. */
    private String word() {
        return SelectorWords.folded(text.substring(at, wordEnd()));
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

    private static UnreadableException fault(int position, Fault fault) {
        return new UnreadableException(position, fault);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
