package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipException;

/** Takes a file in: from the stream through the checks of single rows into the staging table. */
@ApplicationScoped
class Intake {
    private static final int BUFFER = 1 << 16;
    private static final int ROWS_BETWEEN_LOOKS = 1024;
    private static final long NANOS_BETWEEN_NOTES = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource database;
    private final ImportConfig config;

    Intake(AgroalDataSource database, ImportConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * What came in.
     *
     * @param bytes as they were sent
     * @param sha256 of the expanded file
     * @param header the names of its columns
     */
    record Received(long bytes, String sha256, FileFormat format, List<String> header, RowCounts rows) {}

    /** Hears about once a second how far it is. */
    interface Progress {
        /** Notes the progress; false if the import shall not go on. */
        boolean note(long bytes, RowCounts rows);
    }

    /** Somebody has cancelled the import. */
    static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a file to its end.
     *
     * @throws RefusedFileException if it cannot be read as a whole
     * @throws IOException if the connection breaks
     */
    Received receive(ImportWork work, ImportKind kind, ImportRequest request, BodyStream body, Progress progress)
            throws IOException, SQLException {
        work.staging().create(work.connection(), kind);
        try {
            var guarded =
                    new GuardedStream(expanded(body, request.gzip()), config.maxExpandedBytes(), request.charset());
            Connection connection = work.connection();
            connection.setAutoCommit(false);
            try {
                Received received = receive(work, kind, body, guarded, progress);
                connection.commit();
                return received;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (EOFException | ZipException e) {
            if (!body.isBroken()) {
                throw new RefusedFileException("The compressed file is damaged or ends early.");
            }
            throw e;
        }
    }

    private Received receive(
            ImportWork work, ImportKind kind, BodyStream body, GuardedStream guarded, Progress progress)
            throws IOException, SQLException {
        var csv = new CsvRows(ExtractText.of(guarded, guarded.charset()), kind.header(), config.maxRowLength());
        var rejects = new Rejects(database, work.staging(), config.maxRejects());
        long read = 0;
        long noted = System.nanoTime();
        try (var sink = new RowSink(work.connection(), work.staging().copy(work.connection()))) {
            var rows = new StagedRows(sink, kind);
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                read++;
                switch (rows.add(row)) {
                    case REJECTED -> rejects.addRejected(row, rows.faults());
                    case WARNED -> rejects.addWarned(row, rows.faults());
                    case TAKEN -> {}
                }
                if (read % ROWS_BETWEEN_LOOKS == 0 && System.nanoTime() - noted > NANOS_BETWEEN_NOTES) {
                    noted = System.nanoTime();
                    if (!progress.note(body.bytes(), RowCounts.received(read, rejects.rejected(), rejects.warned()))) {
                        throw new CancelledException();
                    }
                }
            }
            if (read == 0) {
                throw new RefusedFileException("The file has a header, but no rows.");
            }
            rows.finish();
        }
        rejects.flush();
        return new Received(
                body.bytes(),
                guarded.sha256Hex(),
                FileFormat.of(csv),
                csv.header().own(),
                RowCounts.received(read, rejects.rejected(), rejects.warned()));
    }

    private static InputStream expanded(BodyStream body, boolean gzip) throws IOException {
        if (!gzip) {
            return body;
        }
        try {
            return new WholeGzip(body, BUFFER);
        } catch (EOFException | ZipException e) {
            if (body.isBroken()) {
                throw e;
            }
            throw new RefusedFileException("The file is not compressed with gzip, as its Content-Encoding says.");
        }
    }
}
