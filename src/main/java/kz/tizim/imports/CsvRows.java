package kz.tizim.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file after its header, read as they come (RFC 4180, or parted by semicolons or tabs). No field becomes an
 * object of its own.
 */
final class CsvRows {
    private final ExtractText text;
    private final char separator;
    private final Header header;
    private final Iterator<CsvRow> rows;
    private final Handler handler;

    /**
     * Reads the header.
     *
     * @throws RefusedFileException if the file is empty, or its header lacks or doubles a column
     * @throws IOException if the stream breaks
     */
    CsvRows(ExtractText text, List<String> columns, int maxRowLength) throws IOException {
        this.text = text;
        handler = new Handler(maxRowLength);
        CsvRow names;
        try {
            var marked = new MarkedText(text, maxRowLength);
            separator = marked.separator();
            rows = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(2 * Math.max(maxRowLength, 1 << 15))
                    .build(handler, marked)
                    .iterator();
            names = next();
        } catch (CharacterCodingException e) {
            throw told(new UncheckedIOException(e));
        }
        if (names == null) {
            throw new RefusedFileException("The file is empty.");
        }
        header = Header.of(names.all(), columns);
        handler.row = header.row();
    }

    Header header() {
        return header;
    }

    /** What parts the columns. */
    char separator() {
        return separator;
    }

    /** The charset, as far as it has turned out. */
    Charset charset() {
        return text.charset();
    }

    /** What the charset may be as well; null where there is no doubt. */
    @Nullable
    Charset otherCharset() {
        return text.other();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws RefusedFileException if the file cannot be read on
     * @throws IOException if the stream breaks
     */
    @Nullable
    CsvRow next() throws IOException {
        try {
            if (!rows.hasNext()) {
                throw new RefusedFileException("The file ends within the quotation mark that the row on line "
                        + handler.row.line() + " opens: a part of it is missing, or a mark too many is there.");
            }
            CsvRow row = rows.next();
            if (!handler.isEnd) {
                return row;
            }
            long line = row.line();
            if (rows.hasNext()) {
                throw new RefusedFileException("The row on line " + line + " is a control character.");
            }
            return null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw told(e);
        }
    }

    private RefusedFileException told(RuntimeException failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedFileException refused -> {
                    return refused;
                }
                case CharacterCodingException _ -> {
                    return new RefusedFileException("The file is not "
                            + charset().name() + " after line " + handler.row.line() + ": save it as CSV in UTF-8.");
                }
                case IOException broken -> throw broken;
                default -> {}
            }
        }
        return new RefusedFileException("The file is no CSV after line " + handler.row.line()
                + ": a quotation mark is not closed, or a field is longer than any may be.");
    }

    /** Copies the fields of a row out of the parser's buffer. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final int maxRowLength;
        private CsvRow row = new CsvRow(new int[0], 0, 0);
        private boolean isEnd;

        Handler(int maxRowLength) {
            this.maxRowLength = maxRowLength;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
            isEnd = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            isEnd = index == 0 && !quoted && length == 1 && buffer[offset] == MarkedText.END.charAt(0);
            row.add(buffer, offset, length);
            if (row.length() > maxRowLength) {
                throw new RefusedFileException(
                        "The row on line " + row.line() + " has more than " + maxRowLength + " characters.");
            }
        }

        @Override
        protected CsvRow buildRecord() {
            return row;
        }
    }
}
