package kz.tizim.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kz.tizim.election.DecidingClock;
import kz.tizim.imports.Comparison;
import kz.tizim.imports.Doubts;
import kz.tizim.imports.ImportKind;
import kz.tizim.imports.Merge;
import kz.tizim.imports.RowReader;
import kz.tizim.imports.StagedColumn;
import kz.tizim.imports.StagedColumn.Type;
import kz.tizim.imports.Staging;
import kz.tizim.imports.WholeRegister;

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
    /** New citizens with the name and birth date of exactly one who is missing now: perhaps one person with another IIN. */
    private static final String RENUMBERED = """
            %1$s s join (
                select c.name_key, c.birth_date, min(c.iin) as iin from %2$s m join citizen c on c.iin = m.iin
                group by c.name_key, c.birth_date having count(*) = 1) gone
            on gone.name_key = s.name_key and gone.birth_date = s.birth_date
            where not exists (select from citizen known where known.iin = s.iin)""";

    private static final Merge MERGE = new Merge(
            "citizen",
            KEYS,
            COLUMNS.stream().skip(1).map(StagedColumn::name).toList(),
            new WholeRegister(
                    List.of("kato", "street", "house", "flat"), "name_key", "citizen_before", "citizen_turnover"));

    private final AgroalDataSource database;
    private final DecidingClock clock;
    private final Places places;

    CitizenImport(AgroalDataSource database, DecidingClock clock, Places places) {
        this.database = database;
        this.clock = clock;
        this.places = places;
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
        return new CitizenRows(clock.today(), places.katos());
    }

    @Override
    public Merge merge() {
        return MERGE;
    }

    @Override
    public Comparison apply(Connection connection, Staging staging) throws SQLException {
        if (!MERGE.isEmpty(connection)) {
            return MERGE.apply(connection, staging);
        }
        try (Statement statement = connection.createStatement();
                Connection reader = database.getConnection()) {
            statement.execute("select begin_first_load()");
            Comparison filled = MERGE.fill(connection, reader, staging);
            statement.execute("select end_first_load()");
            return filled;
        }
    }

    @Override
    public void doubt(Doubts doubts) throws SQLException {
        String from =
                RENUMBERED.formatted(doubts.staging().rows(), doubts.staging().missing());
        doubts.warn("iin", "CHANGED_IIN", from, "lpad(gone.iin::text, 12, '0')");
    }
}
