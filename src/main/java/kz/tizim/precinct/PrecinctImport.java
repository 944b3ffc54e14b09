package kz.tizim.precinct;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.imports.Comparison;
import kz.tizim.imports.ImportKind;
import kz.tizim.imports.Merge;
import kz.tizim.imports.RowReader;
import kz.tizim.imports.StagedColumn;
import kz.tizim.imports.StagedColumn.Type;
import kz.tizim.imports.Staging;

/** Precincts with their commissions, and the territorial commissions above those. One that vanishes from the extract stays. */
@ApplicationScoped
class PrecinctImport implements ImportKind {
    /** Columns that go to the commission above. */
    private static final List<StagedColumn> TERRITORY =
            List.of(new StagedColumn("territorial_code", Type.TEXT), new StagedColumn("territorial_name", Type.TEXT));

    private static final List<StagedColumn> OWN = List.of(
            new StagedColumn("region_code", Type.TEXT),
            new StagedColumn("region_name", Type.TEXT),
            new StagedColumn("number", Type.INTEGER),
            new StagedColumn("kind", Type.TEXT),
            new StagedColumn("kato", Type.TEXT),
            new StagedColumn("settlement", Type.TEXT),
            new StagedColumn("name_kk", Type.TEXT),
            new StagedColumn("name_ru", Type.TEXT),
            new StagedColumn("name_en", Type.TEXT),
            new StagedColumn("address_kk", Type.TEXT),
            new StagedColumn("address_ru", Type.TEXT),
            new StagedColumn("address_en", Type.TEXT),
            new StagedColumn("time_zone", Type.TEXT),
            new StagedColumn("opens", Type.TIME),
            new StagedColumn("closes", Type.TIME),
            new StagedColumn("latitude", Type.DOUBLE),
            new StagedColumn("longitude", Type.DOUBLE),
            new StagedColumn("capacity", Type.INTEGER),
            new StagedColumn("phone", Type.TEXT),
            new StagedColumn("ramp", Type.BOOLEAN),
            new StagedColumn("tactile", Type.BOOLEAN),
            new StagedColumn("sign_language", Type.BOOLEAN),
            new StagedColumn("lift", Type.BOOLEAN));
    private static final List<StagedColumn> COLUMNS = Stream.of(
                    Stream.of(new StagedColumn("code", Type.TEXT)), TERRITORY.stream(), OWN.stream())
            .flatMap(columns -> columns)
            .toList();
    private static final List<String> KEYS = List.of("code");
    private static final Merge MERGE = new Merge(
            "(select p.*, t.code as territorial_code, t.name_ru as territorial_name from precinct p"
                    + " join commission c on c.id = p.id join commission t on t.id = c.parent_id)",
            KEYS,
            COLUMNS.stream().skip(1).map(StagedColumn::name).toList(),
            null);

    // The registers know one name of a territorial commission; where rows give several, the first one counts.
    private static final String TERRITORIES = """
            insert into commission (kind, code, name_kk, name_ru, name_en, parent_id)
            select distinct on (s.territorial_code) 'TERRITORIAL', s.territorial_code, s.territorial_name,
                   s.territorial_name, s.territorial_name, (select id from commission where kind = 'CENTRAL')
            from %s s order by s.territorial_code, s.line
            on conflict on constraint commission_code do update
                set name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en
                where commission.name_ru <> excluded.name_ru""";
    private static final String COMMISSIONS = """
            insert into commission (kind, code, name_kk, name_ru, name_en, parent_id)
            select 'PRECINCT', s.code, s.name_kk, s.name_ru, s.name_en, t.id
            from %s s join commission t on t.code = s.territorial_code order by s.line
            on conflict on constraint commission_code do update
                set name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en,
                    parent_id = excluded.parent_id
                where (commission.name_kk, commission.name_ru, commission.name_en, commission.parent_id)
                    is distinct from (excluded.name_kk, excluded.name_ru, excluded.name_en, excluded.parent_id)""";
    private static final String PRECINCTS = """
            insert into precinct (id, code, %2$s) select c.id, s.code, %3$s
            from %1$s s join commission c on c.code = s.code order by s.line
            on conflict on constraint precinct_pk do update set (%2$s) = row(%4$s)
                where (%5$s) is distinct from (%4$s)""";

    @Override
    public String name() {
        return "PRECINCTS";
    }

    @Override
    public List<String> header() {
        return PrecinctRows.HEADER;
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
        return new PrecinctRows();
    }

    @Override
    public Merge merge() {
        return MERGE;
    }

    @Override
    public Comparison apply(Connection connection, Staging staging) throws SQLException {
        Comparison done = MERGE.pending(connection, staging);
        update(connection, TERRITORIES.formatted(staging.rows()));
        update(connection, COMMISSIONS.formatted(staging.rows()));
        update(connection, PRECINCTS.formatted(staging.rows(), of(""), of("s."), of("excluded."), of("precinct.")));
        return done;
    }

    private static String of(String prefix) {
        return OWN.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
