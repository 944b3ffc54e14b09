package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Fault;
import kz.tizim.precinct.SelectorReading.Warning;
import kz.tizim.registry.Folding;

/** Reads a selector's text item by item; an item ends at a comma, a semicolon or a line's end. */
final class SelectorReader {
    private static final int LONGEST = 20_000;

    /** Words for everything, folded. */
    private static final Set<String> WHOLE = Set.of(
            "вся улица",
            "все дома",
            "все",
            "вся",
            "полностю",
            "целиком",
            "барлык уилер",
            "барлыгы",
            "толык",
            "толыгымен",
            "букил коше");

    private final String text;
    private final int start;
    private final int end;
    private final List<Part> parts = new ArrayList<>();
    /** Where each part begins. */
    private final List<Integer> starts = new ArrayList<>();

    private final List<Warning> warnings = new ArrayList<>();
    /** Where an ellipsis stands that still lacks its last house, or -1. */
    private int ellipsis = -1;
    /** Whether the comma list at hand has a range without a side. */
    private boolean bareRange;

    /** Reads a part of a text; positions are those in the whole text. */
    SelectorReader(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    SelectorReading read() {
        if (end - start > LONGEST) {
            return new SelectorReading.Unreadable(start + LONGEST, Fault.TOO_LONG);
        }
        if (WHOLE.contains(Folding.key(text.substring(start, end)))) {
            return new SelectorReading.Read(Selector.WHOLE, List.of());
        }
        try {
            for (int from = start; from < end; ) {
                int to = itemEnd(text, from, end);
                readItem(from, to);
                if (to < end && text.charAt(to) != ',') {
                    bareRange = false;
                }
                from = to + 1;
            }
            if (ellipsis >= 0) {
                throw new UnreadableException(ellipsis, Fault.LOOSE_ELLIPSIS);
            }
        } catch (UnreadableException e) {
            return new SelectorReading.Unreadable(e.position, e.fault);
        }
        warnings.addAll(new HouseDoubts(parts, starts).find());
        warnings.sort(Comparator.comparingInt(Warning::position));
        return new SelectorReading.Read(new Selector(parts), warnings);
    }

    /** The next comma, semicolon or line's end outside of quotation marks. */
    static int itemEnd(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (",;\n".indexOf(c) >= 0) {
                return i;
            }
            if (c == '«' || c == '„') {
                int close = text.indexOf(c == '«' ? '»' : '“', i);
                i = close < 0 || close >= end ? i : close;
            }
        }
        return end;
    }

    /** Whether «…» stands where an item is expected: everything from the house before to the one after. */
    static boolean isEllipsis(String item) {
        return item.equals("…") || item.equals("...") || item.equals("..");
    }

    private void readItem(int from, int to) throws UnreadableException {
        String stripped = text.substring(from, to).strip();
        if (isEllipsis(stripped)) {
            ellipsis = text.indexOf(stripped, from);
            if (parts.isEmpty() || HouseDoubts.bareNumber(parts.getLast()) == 0) {
                throw new UnreadableException(ellipsis, Fault.LOOSE_ELLIPSIS);
            }
            return;
        }
        SelectorItem item = new SelectorItem(text, from, to);
        if (item.isBlank()) {
            // A comma or a line's end may close the list, but nothing between two commas is a loss.
            if (to < end && text.charAt(to) != '\n') {
                throw new UnreadableException(to, Fault.EMPTY_ITEM);
            }
            return;
        }
        int position = item.position();
        Part part = item.read();
        if (ellipsis >= 0) {
            closeEllipsis(part);
            return;
        }
        if (part instanceof Range range) {
            if (range.side() == Side.ALL) {
                bareRange = true;
            } else if (bareRange) {
                warnings.add(new Warning(position, Doubt.UNCLEAR_SIDE));
            }
        }
        parts.add(part);
        starts.add(position);
    }

    private void closeEllipsis(Part part) throws UnreadableException {
        int first = HouseDoubts.bareNumber(parts.getLast());
        int last = HouseDoubts.bareNumber(part);
        if (last <= first) {
            throw new UnreadableException(ellipsis, Fault.LOOSE_ELLIPSIS);
        }
        parts.set(parts.size() - 1, new Range(first, last, Side.ALL));
        warnings.add(new Warning(ellipsis, Doubt.ELLIPSIS));
        ellipsis = -1;
    }

    /** Carries a fault out of an item; never leaves this package's reader. */
    static final class UnreadableException extends Exception {
        final int position;
        final Fault fault;

        UnreadableException(int position, Fault fault) {
            super(fault.name(), null, false, false);
            this.position = position;
            this.fault = fault;
        }
    }
}
