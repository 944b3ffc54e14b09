package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inclusion on polling day, rule by rule (domain rule 11). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InclusionResourceTest extends WithCountry {
    private Iin mover;
    private Poll poll;

    @BeforeEach
    void somebodyWhoMovedAfterTheListWasHandedOver() throws Exception {
        mover = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        country.run("update citizen set street = ? where iin = ?", country.home.street(), mover.value());
    }

    @Test
    void whoDecidesSeesWhomItIsAboutAsTheListOrTheRegistryWritesTheName() {
        Iin newcomer = country.citizen(country.home, LocalDate.of(1991, 2, 3), "Ұзақов", "Өтеген", "");
        open();
        int one = asked(mover);
        int two = asked(newcomer);
        new Browser(country.home.chair())
                .get("/desk/approvals")
                .then()
                .statusCode(200)
                .body(containsString(mover.digits() + ", Сәрсенов Айбек"))
                .body(containsString(newcomer.digits() + ", Ұзақов Өтеген"));
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'matters-read' and outcome = '2 named' and subject = ?",
                        "approvals " + one + " " + two));
    }

    @Test
    void whoMovedIsIncludedWithRegistryProofAndRemovedAtHome() {
        open();
        approve(asked(mover)).then().statusCode(200);
        service.search(poll, country.neighbour, mover.digits()).then().body("voters", empty());
        service.search(poll, country.home, mover.digits()).then().body("voters.part", contains("SUPPLEMENTARY"));
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list-changes"))
                .then()
                .body("basis", contains("INCLUSION"))
                .body("other", contains(country.neighbour.code()));
        service.ballot(poll, country.neighbour, mover, newKey()).then().statusCode(422);
        service.ballot(poll, country.home, mover, newKey()).then().statusCode(201);
    }

    @Test
    void whoStandsOnNoListIsIncludedToo() {
        Iin newcomer = country.citizen(country.home);
        open();
        approve(asked(newcomer)).then().statusCode(200);
        service.ballot(poll, country.home, newcomer, newKey()).then().statusCode(201);
    }

    @Test
    void nobodyIsIncludedByOnePerson() {
        open();
        int matter = asked(mover);
        service.decide(country.home.member(), matter, true)
                .then()
                .statusCode(403)
                .body("type", problem("own-approval"));
        service.search(poll, country.home, mover.digits()).then().body("voters", empty());
    }

    @Test
    void theSecondPersonIsOfTheSameCommission() {
        open();
        int matter = asked(mover);
        service.decide(country.neighbour.chair(), matter, true).then().statusCode(404);
        service.decide(country.territorial, matter, true).then().statusCode(404);
    }

    @Test
    void whoseRegisteredAddressLiesElsewhereIsRefused() {
        Iin stranger = country.citizen(country.otherTown);
        open();
        refused(ask(stranger, "REGISTRY_PROOF", null), 422, "not-eligible");
    }

    @Test
    void aCourtNeedsNoAddressButACase() {
        Iin stranger = country.citizen(country.otherTown);
        open();
        ask(stranger, "COURT_DECISION", null).then().statusCode(400).body("errors[0].field", equalTo("caseNumber"));
        ask(mover, "REGISTRY_PROOF", "7-26").then().statusCode(400).body("errors[0].field", equalTo("caseNumber"));
        int matter = ask(stranger, "COURT_DECISION", "7-26")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        approve(matter).then().statusCode(200);
        service.ballot(poll, country.home, stranger, newKey()).then().statusCode(201);
    }

    @Test
    void whoVotedAtHomeMeanwhileIsNotIncluded() {
        service.openPolls(country, poll, country.home, country.neighbour);
        int matter = asked(mover);
        service.ballot(poll, country.neighbour, mover, newKey()).then().statusCode(201);
        refused(approve(matter), 409, "already-voted");
        refused(ask(mover, "REGISTRY_PROOF", null), 409, "already-voted");
    }

    @Test
    void whetherSomebodyElsewhereHasVotedIsNotTold() throws Exception {
        Iin stranger = country.citizen(country.otherTown);
        poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home, country.otherTown);
        refused(ask(stranger, "REGISTRY_PROOF", null), 422, "not-eligible");
        service.ballot(poll, country.otherTown, stranger, newKey()).then().statusCode(201);
        refused(ask(stranger, "REGISTRY_PROOF", null), 422, "not-eligible");
        assertEquals(
                2,
                country.audited("inclusion", "not-eligible", poll, country.home, stranger),
                "that somebody asked is on record");
    }

    @Test
    void whoHasACertificateThatIsOutIsNotIncluded() {
        service.certificate(poll, country.neighbour, mover);
        open();
        refused(ask(mover, "REGISTRY_PROOF", null), 409, "detached");
    }

    @Test
    void aVoterOfTheListNeedsNoInclusion() throws Exception {
        Iin voter = country.citizen(country.home);
        poll = service.electionWithLists(country);
        open();
        refused(ask(voter, "REGISTRY_PROOF", null), 409, "already-exists");
    }

    @Test
    void onlyAnOpenPrecinctIncludes() {
        refused(ask(mover, "REGISTRY_PROOF", null), 422, "polls-closed");
    }

    @Test
    void whomTheRegistryDoesNotKnowIsNotIncluded() {
        open();
        Iin nobody = country.freshIin(LocalDate.of(1991, 2, 3));
        refused(ask(nobody, "COURT_DECISION", "7-26"), 422, "not-on-list");
    }

    @Test
    void askedAgainItIsTheSameMatterUntilAnotherPrecinctIncludes() {
        service.openPolls(country, poll, country.home, country.otherTown);
        int matter = asked(mover);
        assertEquals(matter, asked(mover));
        int elsewhere = ask(country.otherTown, mover, "COURT_DECISION", "7-26")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.otherTown.chair(), elsewhere, true).then().statusCode(200);
        refused(service.decide(country.home.chair(), matter, true), 409, "already-exists");
        service.search(poll, country.otherTown, mover.digits()).then().body("voters.part", contains("SUPPLEMENTARY"));
        int anew = asked(mover);
        assertNotEquals(matter, anew, "what was overtaken is not asked for again");
        service.decide(country.home.chair(), anew, true).then().statusCode(200);
        service.search(poll, country.home, mover.digits()).then().body("voters.part", contains("SUPPLEMENTARY"));
    }

    @Test
    void whichInclusionCameFirstIsNotToldByAClock() throws Exception {
        service.openPolls(country, poll, country.home, country.otherTown);
        int matter = asked(mover);
        int elsewhere = ask(country.otherTown, mover, "COURT_DECISION", "7-26").path("id");
        Owner.run("update inclusion set requested_at = requested_at + interval '1 hour' where iin = " + mover.value());
        service.decide(country.otherTown.chair(), elsewhere, true).then().statusCode(200);
        refused(approve(matter), 409, "already-exists");
        assertNotEquals(matter, asked(mover));
    }

    @Test
    void twoPrecinctsThatIncludeInTheSameInstantIncludeOnce() throws Exception {
        service.openPolls(country, poll, country.home, country.otherTown);
        int here = asked(mover);
        int there = ask(country.otherTown, mover, "COURT_DECISION", "7-26").path("id");
        try (var desks = Executors.newVirtualThreadPerTaskExecutor();
                var hold = Owner.connect()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("select 1 from citizen where iin = " + mover.value() + " for update");
            var one = desks.submit(
                    () -> service.decide(country.home.chair(), here, true).statusCode());
            var other = desks.submit(
                    () -> service.decide(country.otherTown.chair(), there, true).statusCode());
            Thread.sleep(500);
            hold.rollback();
            assertEquals(Set.of(200, 409), Set.of(one.get(), other.get()));
        }
    }

    @Test
    void thePageAsksForTheSameAndKeepsWhatWasTypedWhereItIsRefused() throws Exception {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)).plusDays(1));
        poll = service.electionWithLists(country);
        Iin newcomer = country.citizen(country.home);
        var member = new Browser(country.home.member());
        Map<String, String> form =
                Map.of("iin", newcomer.digits(), "basis", "REGISTRY_PROOF", "application", "Application No 3");
        member.post("/desk/inclusion/request", form)
                .then()
                .statusCode(422)
                .body(containsString("Дауыс беру тек ашық учаскеде"))
                .body(containsString("value=\"Application No 3\""));
        open();
        var needless = new LinkedHashMap<>(form);
        needless.put("case", "7-26");
        member.post("/desk/inclusion/request", needless)
                .then()
                .statusCode(400)
                .body(containsString("id=\"case-error\""));
        member.post("/desk/inclusion/request", form)
                .then()
                .statusCode(303)
                .header("Location", "/desk/approvals?done=asked");
        assertEquals(
                asked(newcomer),
                country.query(
                        "select a.id from inclusion i join approval a on a.subject = cast(i.id as text) where i.iin = ?",
                        newcomer.value()),
                "one matter, however it is asked");
    }

    private void open() {
        service.openPolls(country, poll, country.home, country.neighbour);
    }

    private int asked(Iin iin) {
        return ask(iin, "REGISTRY_PROOF", null).then().statusCode(202).extract().path("id");
    }

    private Response approve(int matter) {
        return service.decide(country.home.chair(), matter, true);
    }

    private Response ask(Iin iin, String basis, @Nullable String caseNumber) {
        return ask(country.home, iin, basis, caseNumber);
    }

    private Response ask(SmallCountry.Place place, Iin iin, String basis, @Nullable String caseNumber) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("iin", iin.digits());
        request.put("precinct", place.code());
        request.put("basis", basis);
        request.put("application", "Application No 3");
        request.put("caseNumber", caseNumber);
        return service.as(place.member()).body(request).post(poll.path("/inclusions"));
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
    }
}
