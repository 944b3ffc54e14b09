package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.imports.CsvRow;
import kz.tizim.imports.ImportKind;
import kz.tizim.imports.Merge;
import kz.tizim.imports.RowFields;
import kz.tizim.imports.RowReader;
import kz.tizim.imports.StagedColumn;
import kz.tizim.imports.StagedColumn.Type;

/**
 * The rules of the akims' decisions. A rule's end is a date in its row; one that vanishes from the extract stays as it was.
 * Rules that persons made for addresses of the queue are theirs to end: no extract lacks them.
 */
@ApplicationScoped
class BoundaryImport implements ImportKind {
    private static final List<String> HEADER =
            List.of("decision", "valid_from", "valid_to", "precinct", "kato", "street", "selector");
    private static final int DECISION = 0;
    private static final int VALID_FROM = 1;
    private static final int VALID_TO = 2;
    private static final int PRECINCT = 3;
    private static final int KATO = 4;
    private static final int STREET = 5;
    private static final int SELECTOR = 6;

    private static final List<StagedColumn> COLUMNS = List.of(
            new StagedColumn("precinct_id", Type.INTEGER),
            new StagedColumn("decision", Type.TEXT),
            new StagedColumn("valid_from", Type.DATE),
            new StagedColumn("valid_to", Type.DATE),
            new StagedColumn("kato", Type.TEXT),
            new StagedColumn("street", Type.TEXT),
            new StagedColumn("selector", Type.TEXT));
    private static final List<String> KEYS = List.of("precinct_id", "kato", "street", "selector", "valid_from");
    private static final Merge MERGE =
            new Merge("boundary", KEYS, List.of("decision", "valid_to"), null, "t.import_id is not null");

    private static final LocalDate FIRST_DAY = LocalDate.of(1995, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int MAX_DECISION = 300;
    private static final int MAX_STREET = 200;
    private static final int MAX_SELECTOR = 20_000;

    private final AgroalDataSource database;

    BoundaryImport(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "BOUNDARIES";
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
    public String field(String headerColumn, String alias) {
        return headerColumn.equals("precinct")
                ? "(select p.code from precinct p where p.id = " + alias + ".precinct_id)"
                : ImportKind.super.field(headerColumn, alias);
    }

    @Override
    public RowReader reader() {
        Map<String, Integer> precincts = precincts();
        return (row, out) -> read(row, out, precincts);
    }

    @Override
    public Merge merge() {
        return MERGE;
    }

    private static void read(CsvRow row, RowFields out, Map<String, Integer> precincts) {
        Integer precinct = precincts.get(row.text(PRECINCT));
        if (precinct == null) {
            out.reject(PRECINCT, "UNKNOWN_PRECINCT", "");
        } else {
            out.integer(precinct);
        }
        out.text(DECISION, MAX_DECISION);
        int from = out.date(VALID_FROM, FIRST_DAY, LAST_DAY, true);
        int to = out.date(VALID_TO, FIRST_DAY, LAST_DAY, false);
        if (!out.isEmpty(VALID_TO) && to < from) {
            out.reject(VALID_TO, "ORDER", "valid_from");
        }
        if (out.isEmpty(KATO)) {
            out.reject(KATO, "EMPTY", "");
        }
        out.digits(KATO, "116630100", false);
        out.textOrEmpty(STREET, MAX_STREET);
        switch (Selector.read(row.text(SELECTOR))) {
            case SelectorReading.Read(var _, var warnings) -> {
                warnings.forEach(warning -> out.warn(SELECTOR, warning.doubt().name(), detail(warning)));
                out.linesOrEmpty(SELECTOR, MAX_SELECTOR);
            }
            case SelectorReading.Unreadable(int position, SelectorReading.Fault fault) ->
                out.reject(
                        SELECTOR,
                        fault.name(),
                        String.valueOf(fault == SelectorReading.Fault.TOO_LONG ? MAX_SELECTOR : position + 1));
        }
    }

    private static String detail(SelectorReading.Warning warning) {
        String at = String.valueOf(warning.position() + 1);
        return warning.hint().isEmpty() ? at : at + ": " + warning.hint();
    }

    /** Ten thousand codes for the whole country: read once a file. */
    private Map<String, Integer> precincts() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select code, id from precinct");
                ResultSet row = select.executeQuery()) {
            var precincts = new HashMap<String, Integer>();
            while (row.next()) {
                precincts.put(row.getString(1), row.getInt(2));
            }
            return precincts;
        } catch (SQLException e) {
            throw new IllegalStateException("precincts cannot be read", e);
        }
    }
}
