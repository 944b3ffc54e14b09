package kz.tizim.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One extract file that is being written; it counts its rows. */
final class CsvFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private final CsvWriter writer;
    private int rows;

    CsvFile(Path folder, SampleFile file) throws IOException {
        OutputStream out = Files.newOutputStream(folder.resolve(file.fileName()));
        writer = CsvWriter.builder()
                .bufferSize(BUFFER)
                .lineDelimiter(LineDelimiter.LF)
                .build(out, StandardCharsets.UTF_8);
        writer.writeRecord(file.columns());
    }

    void write(String... fields) {
        writer.writeRecord(fields);
        rows++;
    }

    /** Rows so far, without the header. */
    int rows() {
        return rows;
    }

    /** Writes out what is buffered, so that the file can be read. */
    void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
