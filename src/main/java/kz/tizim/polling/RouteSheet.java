package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Person;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.print.PrintedRows;
import kz.tizim.print.PrintedTable;
import kz.tizim.print.Stamp;
import kz.tizim.print.Stamps;
import kz.tizim.print.Words;
import kz.tizim.registry.Iin;

/**
 * The sheet with which two members of a commission go from house to house, in the order of the addresses. It has accepted
 * requests of voters for whom a ballot is left: no certificate out, not voted yet. The reason of a request stays at the station.
 */
@ApplicationScoped
class RouteSheet {
    private static final String VISITS = """
            select l.iin, l.surname, l.given_name, l.patronymic, l.birth_date, l.kato, l.street, l.house, l.flat
            from (
                select distinct h.election_id, h.precinct_id, coalesce(link.principal, h.iin) as iin
                from home_visit h left join linked_iin link on link.iin = h.iin
                where h.election_id = ? and h.precinct_id = ? and h.state = 'ACCEPTED') h
            join listed_voter l on l.election_id = h.election_id and l.iin = h.iin and l.precinct_id = h.precinct_id
            where exists (
                select from contest c
                where c.election_id = h.election_id and starts_with(?, c.scope)
                  and not exists (select from detachment d where d.election_id = h.election_id and d.contest_id = c.id
                                                             and d.iin = h.iin and d.ended_at is null)
                  and not exists (select from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                                  where e.election_id = h.election_id and e.contest_id = c.id and v.seq is null
                                    and e.iin = %s))
            order by l.kato, l.street collate "kk-x-icu", cast(substring(l.house from '^[0-9]{1,6}') as integer) nulls last,
                     l.house, cast(substring(l.flat from '^[0-9]{1,6}') as integer) nulls last, l.flat, l.iin
            limit ?""".formatted(Person.anyOf("h.iin"));

    private static final List<PrintedTable.Column> COLUMNS = List.of(
            PrintedTable.Column.of(28, true, "№"),
            PrintedTable.Column.of(210, true, "Мекенжайы", "Адрес", "Address"),
            PrintedTable.Column.of(200, true, "Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name"),
            PrintedTable.Column.of(70, true, "ЖСН", "ИИН", "IIN"),
            PrintedTable.Column.of(54, true, "Туған күні", "Родился", "Born"),
            PrintedTable.Column.of(134, true, "Қолы", "Подпись", "Signature"),
            PrintedTable.Column.of(90, true, "Уақыты, ескерту", "Время, примечание", "Time, note"));

    private final PrintedRows rows;
    private final Elections elections;
    private final Stamps stamps;
    private final AuditTrail audit;

    RouteSheet(PrintedRows rows, Elections elections, Stamps stamps, AuditTrail audit) {
        this.rows = rows;
        this.elections = elections;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** Prints the sheet of this moment for two members. */
    PrintedTable print(
            ElectionFacts election,
            PrecinctFacts precinct,
            HomeVisits.Member first,
            HomeVisits.Member second,
            Operator operator) {
        try {
            var table = new PrintedTable(
                    stamps.now(precinct.zone()),
                    List.of(
                            Words.inLine(
                                            "Үйде дауыс беру маршрут парағы",
                                            "Маршрутный лист голосования на дому",
                                            "Route sheet for voting at home")
                                    + " № " + precinct.code(),
                            Words.inLine(elections.titles(election)) + ", " + Stamp.day(election.pollingDay()),
                            Words.inLine("Комиссия мүшелері", "Члены комиссии", "Members") + ": " + first.name()
                                    + " ____________________, " + second.name() + " ____________________"),
                    COLUMNS);
            rows.print(
                    (row, number) -> print(row, number, precinct, table),
                    VISITS,
                    election.id(),
                    precinct.id(),
                    precinct.kato(),
                    PrintedRows.MOST);
            audit.record(
                    operator,
                    "route-printed",
                    "DONE",
                    election.code() + " " + precinct.code() + " for " + first.account() + " and " + second.account());
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(ResultSet row, int number, PrecinctFacts precinct, PrintedTable table)
            throws SQLException, IOException {
        table.row(
                List.of(
                        String.valueOf(number),
                        PrintedRows.address(row, precinct.kato()),
                        PrintedRows.name(row),
                        new Iin(row.getLong("iin")).digits(),
                        Stamp.day(row.getObject("birth_date", LocalDate.class)),
                        "",
                        ""),
                false);
    }
}
