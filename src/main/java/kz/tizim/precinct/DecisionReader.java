package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tizim.precinct.DecisionReading.Area;
import kz.tizim.precinct.SelectorReader.UnreadableException;
import kz.tizim.precinct.SelectorReading.Fault;

/**
 * Reads the text of a decision such as «с. Косшы, ЖК „Лесная поляна“ 1,2, мкр. „Алтын дала“ 1,2»: what reads as an item of a
 * selector belongs to the street before it, anything else names the next settlement or street.
 */
public final class DecisionReader {
    private static final int LONGEST = 60_000;
    private static final Pattern SETTLEMENT = Pattern.compile(
            "(?:(?:с|г|п|а|қ)\\.|(?:село|пос|поселок|посёлок|город|аул|ауыл|кент|станция|разъезд)\\b\\.?)\\s*\\S.*"
                    + "|\\S.*\\s(?:ауылы|қаласы|кенті|селосы|стансасы)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    /** Words after which street names come without a word for their kind. */
    private static final Pattern SEVERAL = Pattern.compile(
            "\\b(?:улицы|ул\\.ул|көшелері|переулки)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern TRIMMED = Pattern.compile("\\s*(.*?)[\\s:\\-–—]*", Pattern.DOTALL);

    private final String text;
    private final List<Area> areas = new ArrayList<>();
    private String settlement = "";
    /** Where the settlement stands whose streets are still to come, or -1. */
    private int bareSettlement = -1;

    private String street = "";
    private int position = -1;
    private int from = -1;
    private int to = -1;
    /** Whether «улицы» stood before: the names after it come without a word for their kind. */
    private boolean severalStreets;

    private DecisionReader(String text) {
        this.text = text;
    }

    /** Reads a whole decision. */
    public static DecisionReading read(String text) {
        if (text.length() > LONGEST) {
            return new DecisionReading.Unreadable(LONGEST, Fault.TOO_LONG);
        }
        try {
            return new DecisionReader(text).read();
        } catch (UnreadableException e) {
            return new DecisionReading.Unreadable(e.position, e.fault);
        }
    }

    private DecisionReading read() throws UnreadableException {
        for (int start = 0; start < text.length(); ) {
            int end = SelectorReader.itemEnd(text, start, text.length());
            readItem(skipBlanks(start, end), end);
            start = end + 1;
        }
        closeStreet();
        closeSettlement();
        return new DecisionReading.Read(areas);
    }

    private void readItem(int start, int end) throws UnreadableException {
        String item = text.substring(start, end).strip();
        if (item.isEmpty()) {
            return;
        }
        if (readsAsHouses(start, end)) {
            if (position < 0) {
                open("", start);
            }
            from = from < 0 ? start : from;
            to = end;
        } else if (SETTLEMENT.matcher(item).matches()) {
            readSettlement(start, end);
        } else {
            readStreet(start, end);
        }
    }

    /** A settlement, perhaps with its first street in the same breath: «с. Косшы ул. Абая 1-5». */
    private void readSettlement(int start, int end) throws UnreadableException {
        closeStreet();
        closeSettlement();
        int streetAt = end;
        for (int word = nextWord(start, end); word < end; word = nextWord(word, end)) {
            if (StreetName.hasKind(text.substring(word, wordEnd(word, end)))) {
                streetAt = word;
                break;
            }
        }
        settlement = trimmed(start, streetAt);
        bareSettlement = start;
        severalStreets = false;
        if (streetAt < end) {
            readStreet(streetAt, end);
        }
    }

    private void readStreet(int start, int end) throws UnreadableException {
        int houses = end;
        for (int word = nextWord(start, end); word < end; word = nextWord(word, end)) {
            if (endsName(text.substring(start, word)) && readsAsHouses(word, end)) {
                houses = word;
                break;
            }
        }
        String name = trimmed(start, houses);
        boolean kind = StreetName.hasKind(name) || name.indexOf('«') >= 0 || name.indexOf('„') >= 0;
        if (!StreetName.hasName(name) || !(kind || severalStreets)) {
            throw new UnreadableException(start, Fault.NOT_A_HOUSE);
        }
        closeStreet();
        severalStreets = kind ? SEVERAL.matcher(name).find() : severalStreets;
        open(name, start);
        from = houses < end ? houses : -1;
        to = end;
    }

    /** Whether a name may end here: it is one, and no quotation mark is open. */
    private static boolean endsName(String text) {
        return text.lastIndexOf('„') <= text.lastIndexOf('“')
                && text.lastIndexOf('«') <= text.lastIndexOf('»')
                && StreetName.hasName(text);
    }

    private void open(String name, int at) {
        street = name;
        position = at;
        from = -1;
        bareSettlement = -1;
    }

    private void closeStreet() throws UnreadableException {
        if (position < 0) {
            return;
        }
        if (from < 0) {
            areas.add(new Area(settlement, street, position, Selector.WHOLE, List.of()));
        } else {
            switch (new SelectorReader(text, from, to).read()) {
                case SelectorReading.Read(Selector selector, var warnings) ->
                    areas.add(new Area(settlement, street, position, selector, warnings));
                case SelectorReading.Unreadable(int at, Fault fault) -> throw new UnreadableException(at, fault);
            }
        }
        position = -1;
    }

    /** A settlement without a street is meant as a whole. */
    private void closeSettlement() {
        if (bareSettlement >= 0) {
            areas.add(new Area(settlement, "", bareSettlement, Selector.WHOLE, List.of()));
            bareSettlement = -1;
        }
    }

    private boolean readsAsHouses(int start, int end) {
        if (SelectorReader.isEllipsis(text.substring(start, end).strip())) {
            return position >= 0;
        }
        try {
            SelectorItem item = new SelectorItem(text, start, end);
            if (item.isBlank()) {
                return false;
            }
            item.read();
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    private String trimmed(int start, int end) {
        Matcher name = TRIMMED.matcher(text.substring(start, end));
        return name.matches() ? name.group(1) : "";
    }

    private int nextWord(int at, int end) {
        return skipBlanks(wordEnd(at, end), end);
    }

    private int wordEnd(int at, int end) {
        int to = at;
        while (to < end && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int skipBlanks(int at, int end) {
        int to = at;
        while (to < end && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }
}
