package kz.tizim.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Person;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.print.PrintedRows;
import kz.tizim.print.PrintedTable;
import kz.tizim.print.Stamp;
import kz.tizim.print.Stamps;
import kz.tizim.print.Words;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;

/** A precinct's list on paper, for signatures (domain rules 9, 10, 15). */
@ApplicationScoped
class PrintedList {
    private static final String HANDED_OVER =
            "select 1 from list_handover where election_id = :election and precinct_id = :precinct";
    private static final String VOTERS = """
            select l.iin, l.surname, l.given_name, l.patronymic, l.birth_date, l.kato, l.street, l.house, l.flat, l.part,
                   array(select contest.code from detachment d join contest on contest.id = d.contest_id
                         where d.election_id = l.election_id and d.iin = l.iin and d.ended_at is null
                         order by contest.id) as detached,
                   exists (select from home_visit h
                           where h.election_id = l.election_id and h.iin = %s
                                                      and h.precinct_id = l.precinct_id and h.state = 'ACCEPTED') as at_home
            from listed_voter l
            where l.election_id = ? and l.precinct_id = ?
            order by l.surname collate "kk-x-icu", l.given_name collate "kk-x-icu", l.patronymic collate "kk-x-icu",
                     l.birth_date, l.iin
            limit ?""".formatted(Person.anyOf("l.iin"));
    /** A certificate that was decided in the last moment of the window may still be on its way to the disk. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final List<PrintedTable.Column> COLUMNS = List.of(
            PrintedTable.Column.of(28, true, "№"),
            PrintedTable.Column.of(70, true, "ЖСН", "ИИН", "IIN"),
            PrintedTable.Column.of(200, true, "Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name"),
            PrintedTable.Column.of(54, true, "Туған күні", "Родился", "Born"),
            PrintedTable.Column.of(180, true, "Мекенжайы", "Адрес", "Address"),
            PrintedTable.Column.of(134, true, "Қолы", "Подпись", "Signature"),
            PrintedTable.Column.of(120, false, "Ескерту", "Примечание", "Note"));

    private final PrintedRows rows;
    private final EntityManager entities;
    private final Elections elections;
    private final Stamps stamps;
    private final AuditTrail audit;

    PrintedList(PrintedRows rows, EntityManager entities, Elections elections, Stamps stamps, AuditTrail audit) {
        this.rows = rows;
        this.entities = entities;
        this.elections = elections;
        this.stamps = stamps;
        this.audit = audit;
    }

    /**
     * Prints the list as it stands.
     *
     * @throws kz.tizim.problem.ProblemException {@code not-found} before handover
     */
    PrintedTable print(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        refuseUnlessHandedOver(election, precinct);
        Stamp stamp = stamps.now(precinct.zone());
        boolean forPollingDay = isForPollingDay(stamp, election);
        try {
            var table = new PrintedTable(stamp, titles(election, precinct, forPollingDay), COLUMNS);
            List<String> contests = election.contestsAt(precinct.kato()).stream()
                    .map(ContestFacts::code)
                    .toList();
            rows.print(
                    (row, number) -> print(row, number, precinct, contests, table),
                    VOTERS,
                    election.id(),
                    precinct.id(),
                    PrintedRows.MOST);
            audit.record(
                    operator,
                    "list-printed",
                    forPollingDay ? "POLLING_DAY" : "WORKING_COPY",
                    election.code() + " " + precinct.code());
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseUnlessHandedOver(ElectionFacts election, PrecinctFacts precinct) {
        boolean handedOver = !entities.createNativeQuery(HANDED_OVER)
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .getResultList()
                .isEmpty();
        if (!handedOver) {
            throw ProblemType.NOT_FOUND.exception("This list was not handed over yet.");
        }
    }

    private static boolean isForPollingDay(Stamp stamp, ElectionFacts election) {
        LocalDateTime local = stamp.at().toLocalDateTime();
        return !local.isBefore(election.calendar().certificatesUntil().plus(ON_ITS_WAY));
    }

    private List<String> titles(ElectionFacts election, PrecinctFacts precinct, boolean forPollingDay) {
        return List.of(
                Words.inLine("Сайлаушылар тізімі", "Список избирателей", "Voter list") + " № " + precinct.code(),
                Words.inLine(elections.titles(election)) + ", " + Stamp.day(election.pollingDay()),
                Words.inLine(
                        precinct.address().kk(),
                        precinct.address().ru(),
                        precinct.address().en()),
                forPollingDay
                        ? Words.inLine("Сайлау күніне арналған", "На день голосования", "Edition for polling day")
                        : Words.inLine(
                                "Жұмыс нұсқасы, сайлау күніне арналмаған",
                                "Рабочий экземпляр, не для дня голосования",
                                "Working copy, not for polling day"));
    }

    private static void print(
            ResultSet row, int number, PrecinctFacts precinct, List<String> contests, PrintedTable table)
            throws SQLException, IOException {
        List<String> detached = List.of((String[]) row.getArray("detached").getArray());
        boolean struckOut = !detached.isEmpty() && detached.containsAll(contests);
        table.row(
                List.of(
                        String.valueOf(number),
                        new Iin(row.getLong("iin")).digits(),
                        PrintedRows.name(row),
                        Stamp.day(row.getObject("birth_date", LocalDate.class)),
                        PrintedRows.address(row, precinct.kato()),
                        "",
                        note(row, detached, struckOut)),
                struckOut);
    }

    private static String note(ResultSet row, List<String> detached, boolean struckOut) throws SQLException {
        var notes = new ArrayList<String>();
        if (!detached.isEmpty()) {
            String out = Words.inLine("куәлік берілген", "выдано удостоверение", "certificate out");
            notes.add(struckOut ? out : out + ": " + String.join(", ", detached));
        }
        if (row.getBoolean("at_home")) {
            notes.add(Words.inLine("үйде", "на дому", "at home"));
        }
        switch (row.getString("part")) {
            case "SPECIAL" -> notes.add(Words.inLine("арнайы тізім", "специальный список", "special list"));
            case "SUPPLEMENTARY" -> notes.add(Words.inLine("қосымша тізім", "доп. список", "supplementary list"));
            default -> {}
        }
        return String.join("; ", notes);
    }
}
