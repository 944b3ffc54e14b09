package kz.tizim.precinct;

import java.util.Optional;
import java.util.Set;
import kz.tizim.registry.Folding;

/** Reads one house number from left to right: noise, the number, then letter, fraction and block. */
final class HouseReader {
    private static final int LONGEST = 40;
    private static final Set<String> NO_NUMBER =
            Set.of("Б/Н", "Б\\Н", "БН", "Б.Н", "Б.Н.", "БЕЗ НОМЕРА", "НӨМІРСІЗ", "НОМІРСІЗ", "-");
    private static final Set<String> HOUSE = Set.of("ДОМ", "Д", "ҮЙ");
    private static final String NOISE = " .,()\u00A0№#\"'«»“”„";

    private final String text;
    private int at;

    HouseReader(String text) {
        this.text = text;
    }

    Optional<HouseNumber> read() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        skipNoise();
        if (atEnd() || isNoNumber()) {
            return Optional.of(HouseNumber.NONE);
        }
        if (!atDigit()) {
            if (!HOUSE.contains(word())) {
                return Optional.empty();
            }
            skipNoise();
            if (isNoNumber()) {
                return Optional.of(HouseNumber.NONE);
            }
        }
        int number = number();
        if (number < 0) {
            return Optional.empty();
        }
        if (atEnd()) {
            return Optional.of(HouseNumber.of(number));
        }
        StringBuilder suffix = new StringBuilder();
        if (!readSuffix(suffix) || (number == 0 && !suffix.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new HouseNumber(number, suffix.toString()));
    }

    private boolean readSuffix(StringBuilder suffix) {
        for (skipNoise(); !atEnd(); skipNoise()) {
            char c = text.charAt(at);
            boolean read;
            if (c == '/' || c == '\\') {
                at++;
                read = readFraction(suffix);
            } else if (c == '-') {
                at++;
                skipNoise();
                read = atLetter(); // «5-А» is 5А, but «5-7» is two houses
            } else {
                read = atLetter() && readWord(suffix);
            }
            if (!read) {
                return false;
            }
        }
        return true;
    }

    private boolean readFraction(StringBuilder suffix) {
        skipNoise();
        suffix.append('/');
        if (atLetter()) {
            return readWord(suffix);
        }
        int part = number();
        if (part > 0) {
            suffix.append(part);
        }
        return part > 0;
    }

    private boolean readWord(StringBuilder suffix) {
        String word = word();
        if (HouseNumber.BLOCK.contains(word)) {
            int mark = at;
            skipNoise();
            if (atDigit()) {
                int block = number();
                suffix.append(" к").append(block);
                return block > 0;
            }
            at = mark;
        }
        if (word.length() == 1) {
            boolean second = !suffix.isEmpty() && Character.isLetter(suffix.charAt(suffix.length() - 1));
            suffix.append(word);
            return !second;
        }
        return HOUSE.contains(word); // «34 үй»
    }

    private boolean isNoNumber() {
        if (atEnd() || atDigit()) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        for (int i = at; i < text.length(); i++) {
            rest.append(Folding.lookAlike(text.charAt(i)));
        }
        return NO_NUMBER.contains(rest.toString().strip());
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (atLetter()) {
            word.append(Folding.lookAlike(text.charAt(at++)));
        }
        return word.toString();
    }

    /** The digits here as a number, or -1 if there are none or too many. */
    private int number() {
        int from = at;
        int number = 0;
        while (atDigit()) {
            number = Math.min(number * 10 + text.charAt(at++) - '0', HouseNumber.MAX + 1);
        }
        return at == from || number > HouseNumber.MAX ? -1 : number;
    }

    private void skipNoise() {
        while (!atEnd() && NOISE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean atEnd() {
        return at == text.length();
    }

    private boolean atDigit() {
        return !atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean atLetter() {
        return !atEnd() && Character.isLetter(text.charAt(at));
    }
}
