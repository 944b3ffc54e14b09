package kz.tizim.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width: between words where it can, within a word that is too long for a line. */
final class Lines {
    private Lines() {}

    /** The lines of printable text; none of an empty one. */
    static List<String> of(String text, PrintFont font, float size, float width) {
        var lines = new ArrayList<String>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (font.width(line, size) > width) {
                int fits = fits(line, font, size, width);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** How many characters of a word fit; at least one. */
    private static int fits(String word, PrintFont font, float size, float width) {
        int fits = word.offsetByCodePoints(0, 1);
        while (fits < word.length()) {
            int next = word.offsetByCodePoints(fits, 1);
            if (font.width(word.substring(0, next), size) > width) {
                break;
            }
            fits = next;
        }
        return fits;
    }
}
