package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Owner;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Where blanks are printed an issue uses one that the precinct has on hand, and only once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BlankIssueResourceTest extends WithBlanks {
    @Test
    void whereBlanksArePrintedOneOfThemIsNeeded() {
        print("mazhilis", 1, 10).then().statusCode(201);
        refused(service.issue(poll, country.home, voters.getFirst(), "mazhilis", newKey()), 400, "invalid-request")
                .then()
                .body("errors[0].field", equalTo("blankNumber"));
    }

    @Test
    void whereNoneIsPrintedTheServiceGivesNumbersAboveThoseOfPrintRuns() {
        print("mazhilis", 1, 10).then().statusCode(201);
        String number = service.issue(poll, country.home, voters.getFirst(), "maslikhat", newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        assertTrue(CertificateNumber.of(number).serial() > 90_000_000);
        refusedField(issue(country.home, voters.get(1), "maslikhat", 3), "blankNumber");
    }

    @Test
    void anIssueUsesTheBlank() {
        bring(country.home, 1, 10);
        issue(country.home, voters.getFirst(), "mazhilis", 3)
                .then()
                .statusCode(201)
                .body("number", equalTo(number(3)));
        expect(balance(country.home.chair(), null), "own", "received 10 issued 1 onHand 9");
        expect(balance(country.central, null), "total", "received 10 issued 1 onHand 9");
        refused(because(country.home.chair(), "SPOIL", 3, 3), 409, "blanks-not-on-hand");
    }

    @Test
    void thePageOfTheDeskSaysWhatIsWrongWithTheBlankAndKeepsTheRest() throws Exception {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)).plusDays(1));
        anElectionWithBlanks();
        bring(country.home, 1, 10);
        var desk = new Browser(country.home.member());
        var form = new HashMap<String, String>();
        form.put("iin", voters.getFirst().digits());
        form.put("contest", "mazhilis");
        form.put("document", "04001234");
        form.put("key", newKey());
        desk.post("/desk/certificate/issue", form)
                .then()
                .statusCode(400)
                .body(containsString("Бланк нөмірі: міндетті, бұл сайлауға бланкілер басылған"))
                .body(containsString("value=\"04001234\""))
                .body(containsString("Сәрсенов Айбек"));
        form.put("blank", number(99));
        form.put("key", newKey());
        desk.post("/desk/certificate/issue", form).then().statusCode(400).body(containsString("мұндай нөмірлі бланк"));
        form.put("blank", number(3));
        form.put("key", newKey());
        desk.post("/desk/certificate/issue", form).then().statusCode(200).body(containsString(number(3)));
    }

    @Test
    void aBlankIsRefusedUnlessItIsOnHandHere() {
        bring(country.home, 1, 10);
        print("maslikhat", 31, 35).then().statusCode(201);
        pass(country.territorial, country.neighbour.code(), country.neighbour.chair(), 21, 25, "mazhilis");
        issue(country.home, voters.getFirst(), "mazhilis", 1).then().statusCode(201);
        because(country.home.chair(), "SPOIL", 2, 2).then().statusCode(201);
        because(country.home.chair(), "LOSE", 3, 4).then().statusCode(201);
        because(country.home.chair(), "FIND", 4, 4).then().statusCode(201);
        handOver(country.home.chair(), territory, 5, 5).then().statusCode(201);
        var expected = new java.util.LinkedHashMap<Integer, String>();
        expected.put(99, "is no blank that was printed");
        expected.put(31, "is a blank of another contest");
        expected.put(21, "is not on hand at this precinct");
        expected.put(1, "was used already");
        expected.put(2, "was spoiled");
        expected.put(3, "was written down as lost");
        expected.put(4, "was cancelled");
        expected.put(5, "is not on hand at this precinct");
        expected.forEach((serial, message) -> {
            Response answer = issue(country.home, voters.get(1), "mazhilis", serial);
            refusedField(answer, "blankNumber");
            answer.then().body("errors[0].message", equalTo(message));
        });
        issue(country.home, voters.get(1), "mazhilis", 6).then().statusCode(201);
        expect(
                balance(country.home.chair(), null),
                "own",
                "received 10 inTransit 1 issued 2 spoiled 1 lost 1 cancelled 1 onHand 4");
    }

    @Test
    void aLostBlankBroughtForIssueIsAnAlert() {
        bring(country.home, 1, 10);
        because(country.home.chair(), "LOSE", 3, 3).then().statusCode(201);
        refusedField(issue(country.home, voters.getFirst(), "mazhilis", 3), "blankNumber");
        refusedField(issue(country.home, voters.get(1), "mazhilis", 3), "blankNumber");
        assertEquals(List.of(number(3)), alerts(country.home.chair(), "LOST_BLANK_FOUND"));
        assertEquals(List.of(number(3)), alerts(country.territorial, "LOST_BLANK_FOUND"));
    }

    @Test
    void aLostBlankBroughtOnPollingDayIsAnAlert() {
        bring(country.home, 1, 10);
        because(country.home.chair(), "LOSE", 3, 3).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        refused(
                service.redeem(poll, country.otherRegion, number(3), voters.getFirst(), newKey()),
                404,
                "unknown-certificate");
        refused(
                service.redeem(poll, country.otherRegion, number(4), voters.getFirst(), newKey()),
                404,
                "unknown-certificate");
        assertEquals(List.of(number(3)), alerts(country.otherRegion.chair(), "LOST_BLANK_FOUND"));
        Iin nobody = country.freshIin(LocalDate.of(1991, 2, 3));
        refused(service.redeem(poll, country.neighbour, number(3), nobody, newKey()), 422, "not-on-list");
        assertEquals(List.of(number(3)), alerts(country.neighbour.chair(), "LOST_BLANK_FOUND"));
    }

    @Test
    void aLostBlankToldOnTheTelephoneIsAnAlert() {
        bring(country.home, 1, 10);
        because(country.home.chair(), "LOSE", 3, 3).then().statusCode(201);
        service.openPolls(country, poll, country.otherTown);
        refused(tell(number(4), voters.getFirst()), 404, "unknown-certificate");
        assertEquals(List.of(), alerts(country.otherTown.chair(), "LOST_BLANK_FOUND"));
        refused(tell(number(3), voters.getFirst()), 404, "unknown-certificate");
        assertEquals(List.of(number(3)), alerts(country.otherTown.chair(), "LOST_BLANK_FOUND"));
    }

    private Response tell(String number, Iin bearer) {
        return service.as(country.territorial)
                .body(Map.of(
                        "iin", bearer.digits(), "precinct", country.otherTown.code(), "documentNumber", "04001234"))
                .post(poll.path("/certificates/" + number + "/redemption/telephone"));
    }

    @Test
    void aCertificateOnABlankIsRedeemedAsAnyOther() {
        bring(country.home, 1, 10);
        issue(country.home, voters.getFirst(), "mazhilis", 3).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, number(3), voters.getFirst(), newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void manyDesksWithOneBlankIssueOneCertificate() throws Exception {
        bring(country.home, 1, 10);
        List<Callable<Response>> desks = new ArrayList<>();
        for (Iin voter : voters) {
            desks.add(() -> issue(country.home, voter, "mazhilis", 3));
        }
        List<Future<Response>> answers;
        // All have decided before one of them writes.
        try (Connection hold = held("select 1 from blank where number = "
                        + CertificateNumber.ofSerial(3).value() + " and election_id = " + electionId()
                        + " for update");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = desks.stream().map(threads::submit).toList();
            Thread.sleep(700);
            hold.rollback();
        }
        assertEquals(Map.of(201, 1L, 400, VOTERS - 1L), statuses(answers));
        for (Future<Response> answer : answers) {
            if (answer.get().statusCode() == 400) {
                answer.get().then().body("errors[0].field", equalTo("blankNumber"));
            }
        }
        assertEquals(1, country.query("select count(*)::int from certificate where election_id = ?", electionId()));
        assertEquals(1, country.query("select count(*)::int from detachment where election_id = ?", electionId()));
        expect(balance(country.home.chair(), null), "own", "received 10 issued 1 onHand 9");
    }

    @Test
    void aBlankIsIssuedOrMovedAwayButNotBoth() throws Exception {
        print("mazhilis", 1, VOTERS).then().statusCode(201);
        pass(country.central, territory, country.territorial, 1, VOTERS);
        pass(country.territorial, country.home.code(), country.home.chair(), 1, VOTERS);
        List<String> kinds = List.of("SPOIL", "LOSE", "HANDOVER");
        int issued = 0;
        for (int i = 1; i <= VOTERS; i++) {
            int serial = i;
            String kind = kinds.get(i % kinds.size());
            var together = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Response> issue = threads.submit(() -> {
                    together.await();
                    return issue(country.home, voters.get(serial - 1), "mazhilis", serial);
                });
                Future<Response> move = threads.submit(() -> {
                    together.await();
                    return kind.equals("HANDOVER")
                            ? handOver(country.home.chair(), territory, serial, serial)
                            : because(country.home.chair(), kind, serial, serial);
                });
                together.countDown();
                issued += issue.get().statusCode() == 201 ? 1 : 0;
                assertEquals(
                        1,
                        List.of(issue.get(), move.get()).stream()
                                .filter(answer -> answer.statusCode() == 201)
                                .count(),
                        () -> kind + " of " + serial);
            }
        }
        assertEquals(issued, balance(country.home.chair(), null).getInt("own[0].issued"));
    }

    @Test
    void leftOversAreCancelledWhileTheIssuedOnesStay() {
        bring(country.home, 1, 10);
        issue(country.home, voters.getFirst(), "mazhilis", 1).then().statusCode(201);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        refused(because(country.home.chair(), "CANCEL", 1, 10), 409, "blanks-not-on-hand");
        because(country.home.chair(), "CANCEL", 2, 10).then().statusCode(201);
        expect(balance(country.home.chair(), null), "own", "received 10 issued 1 cancelled 9");
    }

    /** Prints an extra run for another precinct. */
    private void pass(String giver, String to, String receiver, int first, int last, String contest) {
        print(contest, first, last).then().statusCode(201);
        pass(country.central, territory, country.territorial, first, last);
        pass(giver, to, receiver, first, last);
    }

    private Response issue(Place home, Iin voter, String contest, int serial) {
        Map<String, Object> application = application(voter, contest);
        application.put("blankNumber", number(serial));
        return service.issue(poll, home, application, newKey());
    }

    private int electionId() {
        return country.query("select id from election where code = ?", poll.code());
    }

    private static Connection held(String sql) throws SQLException {
        Connection connection = Owner.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static Map<Integer, Long> statuses(List<Future<Response>> answers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
}
