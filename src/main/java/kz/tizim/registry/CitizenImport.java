package kz.tizim.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kz.tizim.election.DecidingClock;
import kz.tizim.imports.Comparison;
import kz.tizim.imports.ImportKind;
import kz.tizim.imports.Merge;
import kz.tizim.imports.RowReader;
import kz.tizim.imports.StagedColumn;
import kz.tizim.imports.StagedColumn.Type;
import kz.tizim.imports.Staging;

/** The citizens' extract: a whole register, so that who is not in it is marked as missing until an extract has them again. */
@ApplicationScoped
class CitizenImport implements ImportKind {
    private static final List<StagedColumn> COLUMNS = List.of(
            new StagedColumn("iin", Type.IIN),
            new StagedColumn("surname", Type.TEXT),
            new StagedColumn("given_name", Type.TEXT),
            new StagedColumn("patronymic", Type.TEXT),
            new StagedColumn("birth_date", Type.DATE),
            new StagedColumn("sex", Type.LETTER),
            new StagedColumn("citizenship", Type.TEXT),
            new StagedColumn("life_status", Type.TEXT),
            new StagedColumn("death_date", Type.DATE),
            new StagedColumn("registration_type", Type.TEXT),
            new StagedColumn("registered_from", Type.DATE),
            new StagedColumn("kato", Type.TEXT),
            new StagedColumn("street", Type.TEXT),
            new StagedColumn("house", Type.TEXT),
            new StagedColumn("flat", Type.TEXT),
            new StagedColumn("rka", Type.TEXT),
            new StagedColumn("document_last4", Type.TEXT),
            new StagedColumn("name_key", Type.TEXT));
    private static final List<String> KEYS = List.of("iin");
    private static final Merge MERGE = new Merge(
            "citizen", KEYS, COLUMNS.stream().skip(1).map(StagedColumn::name).toList(), true);

    private final DecidingClock clock;

    CitizenImport(DecidingClock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "CITIZENS";
    }

    @Override
    public List<String> header() {
        return CitizenRows.HEADER;
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
        return new CitizenRows(clock.now().toLocalDate());
    }

    @Override
    public Comparison compare(Connection connection, Staging staging) throws SQLException {
        return MERGE.compare(connection, staging);
    }

    @Override
    public Comparison apply(Connection connection, Staging staging) throws SQLException {
        if (!MERGE.isEmpty(connection)) {
            return MERGE.apply(connection, staging);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select begin_first_load()");
            Comparison filled = MERGE.fill(connection, staging);
            statement.execute("select end_first_load()");
            return filled;
        }
    }
}
