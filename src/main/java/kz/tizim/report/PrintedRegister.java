package kz.tizim.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.certificate.ToldState;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.print.PrintedRows;
import kz.tizim.print.PrintedTable;
import kz.tizim.print.Stamp;
import kz.tizim.print.Stamps;
import kz.tizim.print.Words;
import kz.tizim.registry.Iin;

/** The certificates that a precinct has issued, on paper; what is no longer to be honoured is struck out. */
@ApplicationScoped
class PrintedRegister {
    private static final String CERTIFICATES = """
            select c.number, contest.code as contest, c.iin, %s as state, c.issued_at, c.applicant, c.proxy_name,
                   c.power_of_attorney, coalesce(l.surname, z.surname) as surname,
                   coalesce(l.given_name, z.given_name) as given_name,
                   case when l.iin is null then z.patronymic else l.patronymic end as patronymic
            from certificate c
            join election e on e.id = c.election_id
            join contest on contest.id = c.contest_id
            join citizen z on z.iin = c.iin
            left join listed_voter l on l.election_id = c.election_id and l.iin = c.iin
            where c.election_id = ? and c.home_precinct_id = ?
            order by c.number
            limit ?""".formatted(ToldState.STATE);

    private static final List<PrintedTable.Column> COLUMNS = List.of(
            PrintedTable.Column.of(28, true, "№"),
            PrintedTable.Column.of(66, true, "Куәлік", "Удостоверение", "Certificate"),
            PrintedTable.Column.of(80, true, "Дауыс беру түрі", "Вид выборов", "Contest"),
            PrintedTable.Column.of(70, true, "ЖСН", "ИИН", "IIN"),
            PrintedTable.Column.of(190, true, "Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name"),
            PrintedTable.Column.of(90, true, "Берілді", "Выдано", "Issued"),
            PrintedTable.Column.of(140, true, "Кім алды", "Кто получил", "Collected by"),
            PrintedTable.Column.of(122, false, "Күйі", "Состояние", "State"));

    private final PrintedRows rows;
    private final Elections elections;
    private final Stamps stamps;
    private final AuditTrail audit;

    PrintedRegister(PrintedRows rows, Elections elections, Stamps stamps, AuditTrail audit) {
        this.rows = rows;
        this.elections = elections;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** Prints the register as it stands. */
    PrintedTable print(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        try {
            var table = new PrintedTable(
                    stamps.now(precinct.zone()),
                    List.of(
                            Words.inLine(
                                            "Берілген есептен шығару куәліктерінің тізілімі",
                                            "Реестр выданных открепительных удостоверений",
                                            "Register of absentee certificates issued")
                                    + " № " + precinct.code(),
                            Words.inLine(elections.titles(election)) + ", " + Stamp.day(election.pollingDay())),
                    COLUMNS);
            rows.print(
                    (row, number) -> print(row, number, precinct, table),
                    CERTIFICATES,
                    election.id(),
                    precinct.id(),
                    PrintedRows.MOST);
            audit.record(operator, "register-printed", "DONE", election.code() + " " + precinct.code());
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(ResultSet row, int number, PrecinctFacts precinct, PrintedTable table)
            throws SQLException, IOException {
        String state = row.getString("state");
        String proxy = row.getString("proxy_name");
        table.row(
                List.of(
                        String.valueOf(number),
                        "%010d".formatted(row.getLong("number")),
                        row.getString("contest"),
                        new Iin(row.getLong("iin")).digits(),
                        PrintedRows.name(row),
                        Stamp.time(
                                row.getObject("issued_at", OffsetDateTime.class).toInstant(), precinct.zone()),
                        proxy == null
                                ? Words.inLine("өзі", "лично", "voter")
                                : Words.joined(", ", proxy, row.getString("power_of_attorney")),
                        word(Objects.requireNonNull(state))),
                !state.equals("ISSUED"));
    }

    private static String word(String state) {
        return switch (state) {
            case "ISSUED" -> Words.inLine("қолда", "на руках", "out");
            case "REDEEMED" -> Words.inLine("пайдаланылды", "использовано", "used");
            case "RETURNED" -> Words.inLine("қайтарылды", "возвращено", "returned");
            case "REPORTED_LOST" -> Words.inLine("жоғалды", "утеряно", "reported lost");
            case "ANNULLED" -> Words.inLine("күші жойылды", "аннулировано", "annulled");
            case "EXPIRED" -> Words.inLine("мерзімі өтті", "истекло", "expired");
            default -> state;
        };
    }
}
