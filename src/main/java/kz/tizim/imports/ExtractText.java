package kz.tizim.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a file. Its byte order mark decides about the charset, else what its sender has declared, else what it
 * looks like ({@link SniffedReader}).
 */
final class ExtractText extends Reader {
    private static final Map<String, Charset> READABLE = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf-16", StandardCharsets.UTF_16BE,
            "utf-16be", StandardCharsets.UTF_16BE,
            "utf-16le", StandardCharsets.UTF_16LE,
            "windows-1251", Kz1048.WINDOWS_1251,
            "cp1251", Kz1048.WINDOWS_1251,
            "kz-1048", Kz1048.INSTANCE,
            "strk1048-2002", Kz1048.INSTANCE,
            "rk1048", Kz1048.INSTANCE);
    /** Clients put these there unasked; no register of this country writes in them. */
    private static final Set<String> UNMEANT = Set.of("iso-8859-1", "us-ascii");

    private final Reader text;
    private final @Nullable Charset known;
    private final boolean isWide;

    private ExtractText(Reader text, @Nullable Charset known) {
        this.text = text;
        this.known = known;
        isWide = known != null && isWide(known);
    }

    /**
     * Reads on behind a byte order mark.
     *
     * @param known the charset that the mark or the sender has told, null where neither has
     */
    static ExtractText of(InputStream in, @Nullable Charset known) {
        if (known == null) {
            return new ExtractText(SniffedReader.of(in), null);
        }
        boolean isCyrillic = known.equals(Kz1048.WINDOWS_1251);
        return new ExtractText(isCyrillic ? SniffedReader.ofCyrillic(in) : SniffedReader.strict(in, known), known);
    }

    /**
     * The charset that a sender means by its name; null where none is told.
     *
     * @throws IllegalArgumentException if such files cannot be read
     */
    static @Nullable Charset declared(@Nullable String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || UNMEANT.contains(lower)) {
            return null;
        }
        Charset charset = READABLE.get(lower);
        if (charset == null) {
            throw new IllegalArgumentException("charset");
        }
        return charset;
    }

    /** Whether a character takes two bytes, one of which is mostly 0 or 4. */
    static boolean isWide(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** What the text has turned out to be so far. */
    Charset charset() {
        return text instanceof SniffedReader sniffed
                ? sniffed.charset()
                : known == null ? StandardCharsets.UTF_8 : known;
    }

    /** What it may be as well, so that a person should look at its letters; null where there is no doubt. */
    @Nullable
    Charset other() {
        return text instanceof SniffedReader sniffed ? sniffed.other() : null;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int some = text.read(buffer, offset, length);
        // Of other charsets the bytes have been looked at already.
        for (int i = offset; isWide && i < offset + some; i++) {
            if (buffer[i] == 0) {
                throw new RefusedFileException("The file has NUL characters: it is no text.");
            }
        }
        return some;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
