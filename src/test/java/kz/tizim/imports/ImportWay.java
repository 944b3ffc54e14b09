package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;

/** The way of an extract of many citizens at a packaged instance: sent, checked, applied, listed, undone. */
final class ImportWay {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NAME = "Сағынтаев";

    /** What an import may change, all of it. */
    private static final String REGISTER = """
            select concat_ws(' ', count(*), sum(hashtextextended(c::text, 0)),
                (select concat(count(*), ' ', sum(hashtextextended(b::text, 0))) from boundary b),
                (select concat(count(*), ' ', sum(hashtextextended(i::text, 0))) from ineligibility i),
                (select concat(count(*), ' ', sum(hashtextextended(p::text, 0))) from precinct p))
            from citizen c""";

    private final Fleet fleet;
    private final List<String> rows;
    private Instance instance;
    private ImportCalls calls;

    ImportWay(Fleet fleet, int citizens) {
        this(fleet, citizens, List.of());
    }

    /** @param registered citizens of 1990 and later whom the register knows already: the extract brings them too */
    ImportWay(Fleet fleet, int citizens, List<Iin> registered) {
        this.fleet = fleet;
        rows = ExtractRows.citizens(LocalDate.of(1980, 1, 1), citizens);
        registered.forEach(iin ->
                rows.add(ExtractRows.citizen(iin.digits(), NAME, iin.birthDate().toString(), "M", "1234")));
        // The whole settlement belongs to one precinct, so that lists can be built of the extract.
        fleet.country()
                .run(
                        "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)"
                                + " values ('No 1', '2020-01-01', ?, ?, '', '', 0)",
                        fleet.country().home.id(),
                        ExtractRows.KATO);
        use(fleet.instance(0));
    }

    /** Goes on at another instance. */
    void use(Instance next) {
        instance = next;
        calls = new ImportCalls(next.service(), fleet.country(), fleet.pool());
    }

    Instance instance() {
        return instance;
    }

    ImportCalls calls() {
        return calls;
    }

    /** The extract in which all have one surname. */
    byte[] file(String surname) {
        return (CITIZENS + "\n" + String.join("\n", rows).replace(NAME, surname) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    List<String> rows() {
        return rows;
    }

    /** What is in the register. */
    String register() throws SQLException {
        return calls.text(REGISTER);
    }

    /** Sends an extract, has it applied, and sees that it is there as a whole. */
    int apply(String surname) throws SQLException {
        int id = calls.apply("CITIZENS", file(surname));
        assertIsThere(id, surname);
        return id;
    }

    /** Sees that the register is what an extract says, and nothing else. */
    void assertIsThere(int id, String surname) throws SQLException {
        assertEquals(
                rows.size() + " " + rows.size(),
                calls.text("select concat(count(*), ' ', count(*) filter (where surname = '" + surname
                        + "' and import_id = " + id + ")) from citizen where missing_since is null"));
    }

    /** Asks for the undoing of an import and has a second person agree. */
    void undo(int id) {
        int approval = calls.asFirst()
                .post("/api/v1/imports/" + id + "/rollback")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        instance.service()
                .decide(fleet.country().secondAdmin, approval, true)
                .then()
                .statusCode(200);
    }

    /** Waits until an import is undone, or the patience ends. */
    String awaitUndone(int id) {
        return await(() -> state(id), "ROLLED_BACK");
    }

    String state(int id) {
        return calls.settled(id).extract().path("state");
    }

    /** Begins a build of the lists. */
    void build(Poll poll) {
        calls.asFirst().post(poll.path("/lists")).then().statusCode(202);
    }

    /** Where the lists stand, once nobody builds them any more. */
    String awaitLists(Poll poll) {
        return await(() -> calls.asFirst().get(poll.path("/lists")).path("state"), "DRAFT", "NONE");
    }

    /** Voters on the lists of an election. */
    int listed(Poll poll) throws SQLException {
        return calls.number("select count(*) from voter where election_id = (select id from election where code = '"
                + poll.code() + "')");
    }

    /** Sees that no table, no file and no unfinished import is left; a killed process's connections take a moment to end. */
    void nothingIsLeft() throws SQLException {
        String tables = "select count(*) from pg_tables where schemaname = 'staging'"
                + " or tablename like 'voter\\_draft\\_%'";
        assertEquals("0", await(() -> calls.text(tables), "0"), "tables are left");
        String unfinished = "select count(*) from import_run where state in ('RECEIVING', 'CHECKING', 'APPLYING')";
        assertEquals("0", await(() -> calls.text(unfinished), "0"), "imports are left");
        try (Connection superuser = fleet.database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            assertEquals(
                    "0", await(() -> first(statement, "select count(*) from pg_ls_tmpdir()"), "0"), "files are left");
        }
    }

    /** What is in the first column of the first row. */
    static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Asks until the answer is one of some; the result is the last answer. */
    static String await(Question question, String... answers) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                String answer = question.ask();
                if (List.of(answers).contains(answer) || System.nanoTime() > until) {
                    return answer;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that is asked again and again. */
    interface Question {
        String ask() throws SQLException;
    }
}
