package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Corrections;
import kz.tizim.kit.Links;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithTwoNumbers;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Two numbers of one person (domain rule 16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkResourceTest extends WithTwoNumbers {
    /** Time for an approval to arrive behind what is held. */
    private static final int WAITING_MILLIS = 600;

    @Test
    void whoDecidesSeesBothNumbers() {
        Links.ask(service, country, old, principal).then().statusCode(202);
        new Browser(country.central)
                .get("/admin/approvals")
                .then()
                .statusCode(200)
                .body(containsString(old.digits() + ", Сәрсенов Айбек"))
                .body(containsString(principal.digits() + ", Сәрсенов Айбек"));
    }

    @Test
    void thePrincipalStaysOnTheListAndTheOtherNumberLeadsThere() {
        link(old, principal);
        service.search(poll, country.neighbour, old.digits()).then().body("voters", empty());
        service.search(poll, country.home, old.digits()).then().body("voters.iin", contains(principal.digits()));
        service.as(country.neighbour.member())
                .get(poll.path("/precincts/" + country.neighbour.code() + "/list-changes"))
                .then()
                .body("basis", contains("LINKED_IIN"));
        service.lookup(poll, old, "1234").then().body("precinct.code", equalTo(country.home.code()));
    }

    @Test
    void whomACommissionTookOffStaysOff() {
        Corrections.grant(service, poll, country.home, principal, "EXCLUDE", Map.of());
        link(old, principal);
        for (SmallCountry.Place place : List.of(country.home, country.neighbour)) {
            service.search(poll, place, principal.digits()).then().body("voters", empty());
        }
    }

    @Test
    void anActOnEitherNumberIsAnActOnThePrincipal() {
        link(old, principal);
        String key = newKey();
        String first = service.issue(poll, country.home, old, "mazhilis", key)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        service.issue(poll, country.home, old, "mazhilis", key).then().body("number", equalTo(first));
        refused(service.issue(poll, country.home, principal, "mazhilis", newKey()), "certificate-exists");
        service.openPolls(country, poll, country.otherTown, country.home);
        service.redeem(poll, country.otherTown, first, old, newKey()).then().statusCode(201);
        refused(service.ballot(poll, country.home, principal, newKey()), "already-voted");
    }

    @Test
    void whatWasAnsweredBeforeTheLinkStaysTheAnswerToItsKey() {
        String key = newKey();
        service.ballot(poll, country.neighbour, old, key).then().statusCode(422).body("type", problem("polls-closed"));
        link(old, principal);
        service.openPolls(country, poll, country.home, country.neighbour);
        service.ballot(poll, country.neighbour, old, key)
                .then()
                .header("Idempotent-Replayed", "true")
                .body("type", problem("polls-closed"));
        service.ballot(poll, country.home, old, key)
                .then()
                .statusCode(422)
                .body("type", problem("idempotency-key-reused"));
    }

    @Test
    void onePersonVotesOnce() {
        link(old, principal);
        service.openPolls(country, poll, country.home, country.neighbour);
        service.ballot(poll, country.home, old, newKey()).then().statusCode(201);
        refused(service.ballot(poll, country.home, principal, newKey()), "already-voted");
        assertEquals(0, country.query("select count(*)::int from ledger_entry where iin = ?", old.value()));
    }

    @Test
    void aPrincipalOnNoListTakesThePlaceOfTheOther() {
        Iin unlisted = country.citizen(country.home);
        link(old, unlisted);
        service.search(poll, country.neighbour, unlisted.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void aPrincipalOnNoListTakesThePartToo() {
        country.run("update precinct set kind = 'SPECIAL' where id = ?", country.otherTown.id());
        service.moveClock(country, poll.at(LocalTime.NOON).minusDays(3));
        service.as(country.otherTown.member(), newKey())
                .body(Map.of("iin", old.digits(), "precinct", country.otherTown.code(), "reference", "No 7"))
                .post(poll.path("/special-entries"))
                .then()
                .statusCode(201);
        Iin unlisted = country.citizen(country.home);
        link(old, unlisted);
        service.search(poll, country.otherTown, unlisted.digits()).then().body("voters.part", contains("SPECIAL"));
        service.as(country.otherTown.member())
                .get(poll.path("/precincts/" + country.otherTown.code() + "/voters?version=3"))
                .then()
                .body("iin", contains(unlisted.digits()))
                .body("part", contains("SPECIAL"));
    }

    @Test
    void bothVotesOfAConflictAreShownToThoseAboveThePrecincts() {
        service.openPolls(country, poll, country.home, country.neighbour);
        service.ballot(poll, country.home, principal, newKey()).then().statusCode(201);
        String entry = service.ballot(poll, country.neighbour, old, newKey()).path("results[0].ledgerEntry");
        conflicts(country.central).statusCode(200).body("", empty());
        link(old, principal);
        for (String username : List.of(country.central, country.territorial)) {
            conflicts(username)
                    .statusCode(200)
                    .body("iin", contains(old.digits()))
                    .body("principal", contains(principal.digits()))
                    .body("votes[0].iin", contains(principal.digits(), old.digits()))
                    .body("votes[0].precinct", contains(country.home.code(), country.neighbour.code()))
                    .body("votes[0].contest", contains("mazhilis", "mazhilis"))
                    .body("votes[0].ledgerEntry", hasItem(entry))
                    .body("votes[0].voided", contains(false, false));
        }
        conflicts(new SmallCountry(database).territorial).statusCode(200).body("", empty());
        conflicts(country.home.chair()).statusCode(403);
    }

    private ValidatableResponse conflicts(String username) {
        return service.as(username).get(poll.path("/vote-conflicts")).then();
    }

    @Test
    void linkingWhenBothHaveVotedIsAConflict() {
        service.openPolls(country, poll, country.home, country.neighbour);
        service.ballot(poll, country.home, principal, newKey()).then().statusCode(201);
        service.ballot(poll, country.neighbour, old, newKey()).then().statusCode(201);
        link(old, principal);
        assertEquals(1, country.query("select count(*)::int from vote_conflict where iin = ?", old.value()));
        assertEquals(
                2,
                country.query(
                        "select count(*)::int from audit where action = 'iin-link' and outcome = 'CONFLICT' and iin in (?, ?)"
                                + " and account_id = (select id from account where username = ?)",
                        old.value(),
                        principal.value(),
                        country.central),
                "the trail of either number tells of it");
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from alert where kind = 'VOTE_CONFLICT' and subject ="
                                + " (select id::text from iin_link_request where iin = ?)",
                        old.value()));
    }

    @Test
    void thePrincipalIsTheNumberUnderWhichThePersonVoted() {
        service.openPolls(country, poll, country.neighbour);
        service.ballot(poll, country.neighbour, old, newKey()).then().statusCode(201);
        refused(ask(old, principal), "already-voted");
        link(principal, old);
    }

    @Test
    void aNumberWithACertificateThatIsOutIsNotLinked() {
        service.certificate(poll, country.neighbour, old);
        refused(ask(old, principal), "detached");
    }

    @Test
    void twoPersonsLink() {
        int matter = ask(old, principal).then().statusCode(202).extract().path("id");
        refused(service.decide(country.admin, matter, true), "own-approval");
        service.decide(country.territorial, matter, true).then().statusCode(404);
        service.search(poll, country.neighbour, old.digits()).then().body("voters.iin", contains(old.digits()));
    }

    @Test
    void thereAreNoChains() {
        Iin third = country.citizen(country.home);
        link(old, principal);
        refused(ask(old, third), "already-exists");
        refused(ask(third, old), "already-exists");
        refused(ask(principal, third), "already-exists");
        link(third, principal);
        ask(third, third).then().statusCode(400).body("errors[0].field", equalTo("principal"));
    }

    @Test
    void theNextListsHoldThePersonOnce() throws Exception {
        Poll next = service.newElection(country);
        service.buildLists(country, next);
        link(old, principal);
        refused(service.as(country.admin).post(next.path("/lists/handover")), "lists-frozen");
        service.buildLists(country, next);
        service.as(country.admin).post(next.path("/lists/handover")).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from voter where election_id = (select id from election where code = ?)"
                                + " and iin in (?, ?)",
                        next.code(),
                        old.value(),
                        principal.value()));
    }

    @Test
    void aLinkIsLaterThanWhatItWaitedFor() throws Exception {
        int matter = ask(old, principal).then().statusCode(202).extract().path("id");
        try (var approver = Executors.newVirtualThreadPerTaskExecutor();
                Connection act = Owner.connect()) {
            act.setAutoCommit(false);
            act.createStatement().execute("select 1 from citizen where iin = " + principal.value() + " for update");
            Future<Response> approved = approver.submit(() -> service.decide(country.central, matter, true));
            Thread.sleep(WAITING_MILLIS);
            act.createStatement().execute("create temporary table done as select deciding_time() as at");
            act.commit();
            approved.get().then().statusCode(200);
            try (ResultSet row = act.createStatement()
                    .executeQuery(
                            "select l.linked_at > done.at from done, linked_iin l where l.iin = " + old.value())) {
                row.next();
                assertTrue(row.getBoolean(1), "the link is decided after what held the number");
            }
        }
    }

    private void link(Iin iin, Iin to) {
        Links.link(service, country, iin, to);
    }

    private Response ask(Iin iin, Iin to) {
        return Links.ask(service, country, iin, to);
    }

    private static void refused(Response answer, String slug) {
        answer.then().body("type", problem(slug));
    }
}
