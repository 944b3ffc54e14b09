package kz.tizim.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Writes rows into the sink's buffers. */
final class StagedRows {
    /** What became of a row. */
    enum Fate {
        TAKEN,
        WARNED,
        REJECTED
    }

    private final RowSink sink;
    private final int columns;
    private final RowReader reader;
    private final RowFields fields;
    private CopyBuffer buffer;

    StagedRows(RowSink sink, ImportKind kind) throws IOException {
        this.sink = sink;
        columns = kind.columns().size();
        reader = kind.reader();
        buffer = sink.take();
        buffer.begin();
        fields = new RowFields(buffer, kind.header());
    }

    List<RowFault> faults() {
        return fields.faults().all();
    }

    Fate add(CsvRow row) throws IOException, SQLException {
        if (buffer.size() >= RowSink.FULL) {
            sink.give(buffer);
            buffer = sink.take();
            fields.writeTo(buffer);
        }
        int mark = buffer.size();
        fields.begin(row);
        begin(row, true);
        int valuesAt = buffer.size();
        if (row.isComplete()) {
            reader.read(row, fields);
        } else {
            fields.faults().add(RowFault.FIELD_COUNT);
        }
        if (!fields.hasFaults()) {
            buffer.fingerprintBefore(valuesAt);
            return fields.faults().all().isEmpty() ? Fate.TAKEN : Fate.WARNED;
        }
        buffer.rewind(mark);
        Long kept = fields.kept();
        if (kept != null) {
            begin(row, false);
            buffer.bigint(kept);
            for (int i = 1; i < columns; i++) {
                buffer.putNull();
            }
        }
        return Fate.REJECTED;
    }

    void finish() throws IOException, SQLException {
        buffer.end();
        sink.give(buffer);
        sink.finish();
    }

    private void begin(CsvRow row, boolean usable) {
        buffer.beginRow(Staging.OWN_COLUMNS + columns);
        buffer.bigint(row.line());
        buffer.bool(usable);
        if (usable) {
            buffer.fingerprint();
        } else {
            buffer.putNull();
        }
    }
}
