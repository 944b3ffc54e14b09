package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Links;
import kz.tizim.kit.Owner;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithTwoNumbers;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A person who has voted under two numbers, which were linked then, is one person at the desks (domain rule 16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkedPersonResourceTest extends WithTwoNumbers {
    @BeforeEach
    void polls() {
        service.openPolls(country, poll, country.home, country.neighbour, country.otherTown);
    }

    @Test
    void aVisitUnderTheLinkedNumberShowsThePersonAndTheBallotGiven() throws Exception {
        Iin second = country.citizen(country.home);
        Iin first = country.citizen(country.home, LocalDate.of(1950, 1, 1), "Ұзақов", "Өтеген", "");
        poll = service.electionWithLists(country);
        var desk = new HomeVisitDesk(service, poll, country.home);
        String visit = desk.accepted(second);
        Links.link(service, country, second, first);
        service.openPolls(country, poll, country.home);
        var member = new Browser(country.home.member());
        member.get("/desk/home-visits")
                .then()
                .statusCode(200)
                .body(containsString("Ұзақов Өтеген"))
                .body(containsString("/desk/home-visits/ballot"));
        desk.ballot(second).then().statusCode(201);
        member.get("/desk/home-visits")
                .then()
                .statusCode(200)
                .body(containsString("Ұзақов Өтеген"))
                .body(not(containsString("/desk/home-visits/ballot")))
                .body(not(containsString(visit + "/withdrawal")));
    }

    @Test
    void aSecondBallotTakesTheLastVotesPlaceAndNoneBefore() {
        String first = vote(country.neighbour, old, "mazhilis");
        String conflict = late().path("results[0].conflict");
        String other = vote(country.home, principal, "mazhilis");
        Links.link(service, country, old, principal);
        voided(country.neighbour, first);
        assertEquals(1, entries(old), "the person has a vote left");
        voided(country.home, other);
        assertEquals(2, entries(old));
        service.ballot(poll, country.home, principal, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("usedAt", equalTo(country.neighbour.code()));
        voided(country.neighbour, conflict);
        service.ballot(poll, country.home, principal, newKey()).then().statusCode(201);
    }

    @Test
    void aSheetIsHeldOnceForAPersonWhicheverVoteIsLeft() {
        vote(country.home, principal, "mazhilis");
        String first = vote(country.neighbour, old, "mazhilis");
        String conflict = late().path("results[0].conflict");
        Links.link(service, country, old, principal);
        late().then().statusCode(409).body("type", problem("already-exists"));
        voided(country.neighbour, first);
        late().then().statusCode(409).body("type", problem("already-exists"));
        undone(conflict);
        late().then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        late().then().statusCode(409).body("type", problem("already-exists"));
        assertEquals(
                2,
                country.query(
                        "select count(*)::int from ledger_conflict where iin in (?, ?)",
                        old.value(),
                        principal.value()),
                "the one that was undone, and the one that stands");
    }

    @Test
    void aSheetThatBecameAnEntryUnderOneNumberIsNoConflictOfTheOther() {
        late().then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        String other = vote(country.home, principal, "mazhilis");
        Links.link(service, country, old, principal);
        late().then().statusCode(409).body("type", problem("already-voted"));
        voided(country.home, other);
        late().then().statusCode(409).body("type", problem("already-voted"));
    }

    @Test
    void aSheetOfAPersonWhoStandsOnNoListAnyMoreIsEnteredOnce() {
        Iin foreigner = country.citizen(country.home);
        country.run("update citizen set citizenship = 'RU' where iin = ?", foreigner.value());
        Links.link(service, country, old, foreigner);
        late().then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        late().then().statusCode(409).body("type", problem("already-voted"));
        assertEquals(1, entries(foreigner));
    }

    private void undone(String conflict) {
        int matter = service.as(country.neighbour.member())
                .body(Map.of("act", "No 12", "reason", "A namesake's line"))
                .post(poll.path("/conflicts/" + conflict + "/void"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.neighbour.chair(), matter, true).then().statusCode(200);
    }

    @RepeatedTest(4)
    void ofTwoVoidsAtOnceTheLastLetsTheSecondBallotFollow() throws Exception {
        int first = askVoid(country.neighbour, vote(country.neighbour, old, "mazhilis"));
        late().then().body("results.outcome", contains("CONFLICT"));
        int other = askVoid(country.home, vote(country.home, principal, "mazhilis"));
        Links.link(service, country, old, principal);
        try (var desks = Executors.newVirtualThreadPerTaskExecutor();
                Connection hold = Owner.connect()) {
            hold.setAutoCommit(false);
            hold.createStatement()
                    .execute("select 1 from citizen where iin in (%d, %d) for update"
                            .formatted(old.value(), principal.value()));
            Future<Response> one = desks.submit(() -> service.decide(country.neighbour.chair(), first, true));
            Future<Response> two = desks.submit(() -> service.decide(country.home.chair(), other, true));
            // Time for both to arrive behind what is held.
            Thread.sleep(600);
            hold.rollback();
            one.get().then().statusCode(200);
            two.get().then().statusCode(200);
        }
        assertEquals(2, entries(old), "the voided entry, and the second ballot in the place of both");
        assertEquals(1, entries(principal));
    }

    @Test
    void whoHasVotedUnderTheLinkedNumberStaysOnTheList() {
        vote(country.neighbour, old, "maslikhat");
        String entry = vote(country.home, principal, "mazhilis");
        Links.link(service, country, old, principal);
        voided(country.home, entry);
        Inclusions.askByCourt(service, poll, country.otherTown, principal)
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"));
    }

    @Test
    void aSpoiledBallotIsReplacedThoughItsNumberWasLinkedSince() {
        vote(country.home, principal, "mazhilis");
        String entry = vote(country.neighbour, old, "maslikhat");
        Links.link(service, country, old, principal);
        String key = newKey();
        replace(entry, key).then().statusCode(201).body("number", equalTo(1));
        replace(entry, key).then().statusCode(201).body("number", equalTo(1));
        replace(entry, newKey()).then().statusCode(201).body("number", equalTo(2));
        voided(country.neighbour, entry);
        replace(entry, newKey()).then().statusCode(409).body("type", problem("entry-void"));
    }

    private Response replace(String entry, String key) {
        return service.as(country.neighbour.member(), key)
                .body(Map.of("reason", "Spoiled by the voter"))
                .post(poll.path("/ballots/" + entry + "/replacement"));
    }

    private String vote(Place place, Iin iin, String contest) {
        return service.ballot(poll, place, iin, List.of(contest), newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("results[0].ledgerEntry");
    }

    private Response late() {
        return service.as(country.neighbour.member(), newKey())
                .body(Map.of(
                        "iin",
                        old.digits(),
                        "precinct",
                        country.neighbour.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("mazhilis"),
                        "writtenAt",
                        poll.at(LocalTime.of(9, 30)).toString(),
                        "sheet",
                        "15"))
                .post(poll.path("/ballots/late"));
    }

    private int entries(Iin iin) {
        return country.query("select count(*)::int from ledger_entry where iin = ?", iin.value());
    }
}
