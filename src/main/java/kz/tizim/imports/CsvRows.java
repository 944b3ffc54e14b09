package kz.tizim.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a file after its header, read as they come: UTF-8, comma, RFC 4180. No field becomes an object of its own. */
final class CsvRows {
    /** A row put behind the file: read as a row it says that the file has ended, and in no quotation mark. */
    private static final String END = "\u0004";

    private final Iterator<CsvRow> rows;
    private final Handler handler;

    /**
     * Reads the header.
     *
     * @throws RefusedFileException if the file is empty, or its header lacks or doubles a column
     * @throws IOException if the stream breaks
     */
    CsvRows(InputStream in, List<String> columns, int maxRowLength) throws IOException {
        handler = new Handler(maxRowLength);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var withEnd =
                new SequenceInputStream(in, new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8)));
        rows = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(2 * Math.max(maxRowLength, 1 << 15))
                .build(handler, new InputStreamReader(withEnd, decoder))
                .iterator();
        CsvRow header = next();
        if (header == null) {
            throw new RefusedFileException("The file is empty.");
        }
        String[] names = header.all();
        handler.row = new CsvRow(positions(names, columns), names.length);
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
                    return new RefusedFileException(
                            "The file is not UTF-8 after line " + handler.row.line() + ": save it as CSV in UTF-8.");
                }
                case IOException broken -> throw broken;
                default -> {}
            }
        }
        return new RefusedFileException("The file is no CSV after line " + handler.row.line()
                + ": a quotation mark is not closed, or a field is longer than any may be.");
    }

    private static int[] positions(String[] names, List<String> columns) {
        List<String> found = Arrays.stream(names)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var missing = new ArrayList<String>();
        var positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            String column = columns.get(i);
            positions[i] = found.indexOf(column);
            if (positions[i] < 0) {
                missing.add(column);
            } else if (found.lastIndexOf(column) != positions[i]) {
                throw new RefusedFileException("The header has the column " + column + " twice.");
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedFileException(
                    "The first line is no header with the columns of this kind, parted by commas; it lacks "
                            + String.join(", ", missing) + ".");
        }
        return positions;
    }

    /** Copies the fields of a row out of the parser's buffer. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final int maxRowLength;
        private CsvRow row = new CsvRow(new int[0], 0);
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
            isEnd = index == 0 && !quoted && length == 1 && buffer[offset] == END.charAt(0);
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
