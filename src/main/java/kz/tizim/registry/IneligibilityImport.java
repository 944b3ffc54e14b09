package kz.tizim.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.election.DecidingClock;
import kz.tizim.imports.ImportKind;
import kz.tizim.imports.Merge;
import kz.tizim.imports.RowReader;
import kz.tizim.imports.StagedColumn;
import kz.tizim.imports.StagedColumn.Type;

/** Court decisions that exclude from voting. One that vanishes from the extract stays: a court ends it by a date, or nobody does. */
@ApplicationScoped
class IneligibilityImport implements ImportKind {
    private static final List<String> HEADER = List.of("iin", "ground", "act", "valid_from", "valid_to");
    private static final List<StagedColumn> COLUMNS = List.of(
            new StagedColumn("iin", Type.IIN),
            new StagedColumn("ground", Type.TEXT),
            new StagedColumn("act", Type.TEXT),
            new StagedColumn("valid_from", Type.DATE),
            new StagedColumn("valid_to", Type.DATE));
    private static final List<String> KEYS = List.of("iin", "ground", "valid_from");
    private static final Merge MERGE = new Merge("ineligibility", KEYS, List.of("act", "valid_to"), null);
    private static final List<String> GROUNDS = List.of("INCAPABLE", "SENTENCED");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int MAX_ACT = 200;

    private final DecidingClock clock;

    IneligibilityImport(DecidingClock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "INELIGIBILITY";
    }

    @Override
    public List<String> header() {
        return HEADER;
    }

    @Override
    public List<StagedColumn> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public RowReader reader() {
        LocalDate today = clock.today();
        return (row, out) -> {
            IinField.read(0, row, out);
            out.oneOf(1, GROUNDS);
            out.text(2, MAX_ACT);
            int from = out.date(3, FIRST_DAY, today, true);
            int to = out.date(4, FIRST_DAY, LAST_DAY, false);
            if (!out.isEmpty(4) && to < from) {
                out.reject(4, "ORDER", "valid_from");
            }
        };
    }

    @Override
    public Merge merge() {
        return MERGE;
    }
}
