package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Fault;
import kz.tizim.precinct.SelectorReading.Warning;

/** Reads a selector's text item by item; an item ends at a comma, a semicolon or a line's end. */
final class SelectorReader {
    private static final int LONGEST = 20_000;

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    /** Where each part begins. */
    private final List<Integer> starts = new ArrayList<>();

    private final List<Warning> warnings = new ArrayList<>();
    /** Where an ellipsis stands that still lacks its last house, or -1. */
    private int ellipsis = -1;
    /** Whether the comma list at hand has a range without a side. */
    private boolean bareRange;

    SelectorReader(String text) {
        this.text = text;
    }

    SelectorReading read() {
        if (text.length() > LONGEST) {
            return new SelectorReading.Unreadable(LONGEST, Fault.TOO_LONG);
        }
        try {
            for (int from = 0; from < text.length(); ) {
                int to = itemEnd(from);
                readItem(from, to);
                if (to < text.length() && text.charAt(to) != ',') {
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
        doubtHouses();
        warnings.sort(Comparator.comparingInt(Warning::position));
        return new SelectorReading.Read(new Selector(parts), warnings);
    }

    private int itemEnd(int from) {
        int end = from;
        while (end < text.length() && ",;\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void readItem(int from, int to) throws UnreadableException {
        String stripped = text.substring(from, to).strip();
        if (stripped.equals("…") || stripped.equals("...") || stripped.equals("..")) {
            ellipsis = text.indexOf(stripped, from);
            if (parts.isEmpty() || bareNumber(parts.getLast()) == 0) {
                throw new UnreadableException(ellipsis, Fault.LOOSE_ELLIPSIS);
            }
            return;
        }
        SelectorItem item = new SelectorItem(text, from, to);
        if (item.isBlank()) {
            // A comma or a line's end may close the list, but nothing between two commas is a loss.
            if (to < text.length() && text.charAt(to) != '\n') {
                throw new UnreadableException(to, Fault.EMPTY_ITEM);
            }
            return;
        }
        int start = item.position();
        Part part = item.read();
        if (ellipsis >= 0) {
            closeEllipsis(part);
            return;
        }
        if (part instanceof Range range) {
            if (range.side() == Side.ALL) {
                bareRange = true;
            } else if (bareRange) {
                warnings.add(new Warning(start, Doubt.UNCLEAR_SIDE));
            }
        }
        parts.add(part);
        starts.add(start);
    }

    private void closeEllipsis(Part part) throws UnreadableException {
        int first = bareNumber(parts.getLast());
        int last = bareNumber(part);
        if (last <= first) {
            throw new UnreadableException(ellipsis, Fault.LOOSE_ELLIPSIS);
        }
        parts.set(parts.size() - 1, new Range(first, last, Side.ALL));
        warnings.add(new Warning(ellipsis, Doubt.ELLIPSIS));
        ellipsis = -1;
    }

    /** The number of a single house without letter, fraction or block; 0 for any other part. */
    private static int bareNumber(Part part) {
        return part instanceof House(HouseNumber house) && house.suffix().isEmpty() ? house.number() : 0;
    }

    private void doubtHouses() {
        Set<Part> seen = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof House)) {
                continue;
            }
            if (!seen.add(parts.get(i))) {
                warnings.add(new Warning(starts.get(i), Doubt.REPEATED));
            }
            if (isOutOfOrder(i)) {
                warnings.add(new Warning(starts.get(i), Doubt.OUT_OF_ORDER));
            }
        }
    }

    private boolean isOutOfOrder(int i) {
        if (i == 0 || i == parts.size() - 1) {
            return false;
        }
        return parts.get(i - 1) instanceof House(HouseNumber before)
                && parts.get(i) instanceof House(HouseNumber house)
                && parts.get(i + 1) instanceof House(HouseNumber after)
                && before.number() < after.number()
                && (house.number() < before.number() || house.number() > after.number());
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
