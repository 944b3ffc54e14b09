package kz.tizim.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of one document, which has all Kazakh letters; only the glyphs that are used are embedded. */
final class PrintFont {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final char MISSING = '?';
    private static final float UNITS = 1000f;

    private final PDFont font;
    private final CmapLookup glyphs;
    private final Map<Integer, Float> widths = new HashMap<>();

    private PrintFont(PDFont font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    /** The file of the font. */
    static InputStream open() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), FILE);
    }

    static PrintFont in(PDDocument document) throws IOException {
        try (InputStream file = open()) {
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // The substitutions that the font offers are for other scripts; with them letters are lost, slowly.
            parsed.setEnableGsub(false);
            CmapLookup glyphs = parsed.getUnicodeCmapLookup();
            return new PrintFont(PDType0Font.load(document, parsed, true), glyphs);
        }
    }

    PDFont font() {
        return font;
    }

    /** The text with a question mark for what the font has no glyph for: one odd sign must not stop a list. */
    String printable(String text) {
        if (text.codePoints().allMatch(this::has)) {
            return text;
        }
        var printable = new StringBuilder();
        text.codePoints().forEach(sign -> printable.appendCodePoint(has(sign) ? sign : MISSING));
        return printable.toString();
    }

    /** The width of printable text, in points. */
    float width(String text, float size) {
        return (float) text.codePoints().mapToDouble(this::width).sum() * size / UNITS;
    }

    private boolean has(int sign) {
        return glyphs.getGlyphId(sign) > 0;
    }

    private float width(int sign) {
        return widths.computeIfAbsent(sign, one -> {
            try {
                return font.getStringWidth(Character.toString(one));
            } catch (IOException e) {
                throw new IllegalStateException("the font has no width", e);
            }
        });
    }
}
