package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ballots that were written on paper without network (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateBallotResourceTest extends WithCountry {
    private static final LocalTime TEN_THIRTY = LocalTime.of(10, 30);

    private Iin voter;
    private Iin traveller;
    private String number;
    private Poll poll;

    @BeforeEach
    void aPrecinctThatWasWithoutNetwork() throws Exception {
        voter = country.citizen(country.home);
        traveller = country.citizen(country.home);
        poll = service.electionWithLists(country);
        number = service.certificate(poll, country.home, traveller);
        service.openPolls(country, poll, country.home, country.neighbour, country.otherRegion);
        service.moveClock(country, poll.at(LocalTime.of(11, 0)));
    }

    @Test
    void aBallotFromPaperIsEnteredLaterAndMarked() {
        String entry = late(voter, "14")
                .then()
                .statusCode(201)
                .body("results.contest", contains("mazhilis"))
                .body("results.outcome", contains("ADMITTED"))
                .extract()
                .path("results[0].ledgerEntry");
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_entry where entry_id = cast(? as uuid) and paper_sheet = '14' and paper_at = cast(? as timestamptz)",
                        entry,
                        poll.at(TEN_THIRTY).toString()));
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"));
    }

    @Test
    void itIsEnteredAfterTheHoursAndWhileThePrecinctCloses() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(422);
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        closing.send().then().statusCode(409).body("differences.number", hasItem("SIGNATURES_MAIN"));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        late(traveller, "15")
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"))
                .body("session", equalTo("LOCKED"));
    }

    @Test
    void itIsNotEnteredBeforeThePrecinctOpens() {
        late(country.otherTown, voter, "14", newKey()).then().statusCode(422).body("type", problem("polls-closed"));
    }

    @Test
    void aTimeThatIsAheadOrOutsideOfTheHoursIsRefused() {
        for (LocalTime time : new LocalTime[] {LocalTime.of(6, 59), LocalTime.of(11, 30)}) {
            var request = request(country.home, voter, "14");
            request.put("writtenAt", poll.at(time).toString());
            send(country.home, request, newKey()).then().statusCode(422).body("type", problem("outside-window"));
        }
    }

    @Test
    void whoVotedElsewhereGotASecondBallotWhichIsKeptAsAConflict() {
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(201);
        String conflict = late(traveller, "14")
                .then()
                .statusCode(201)
                .body("results.outcome", contains("CONFLICT"))
                .body("results.usedAt", contains(country.otherRegion.code()))
                .body("results.basis", contains("CERTIFICATE"))
                .extract()
                .path("results[0].conflict");
        assertEquals(1, entries(traveller));
        alerted(conflict);
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/conflicts"))
                .then()
                .statusCode(200)
                .body("conflict", contains(conflict))
                .body("iin", contains(traveller.digits()))
                .body("sheet", contains("14"))
                .body("usedAt", contains(country.otherRegion.code()));
        service.as(country.neighbour.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/conflicts"))
                .then()
                .statusCode(404);
    }

    @Test
    void whoVotedAtTheDeskAndOnPaperIsAConflictToo() {
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        assertEquals(1, entries(voter));
    }

    @Test
    void theSameSheetIsEnteredOnce() {
        late(voter, "14").then().statusCode(201);
        late(voter, "14").then().statusCode(409).body("type", problem("already-voted"));
        late(voter, "15").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        late(voter, "15").then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void theSameKeyEntersOnce() {
        String key = newKey();
        String first = late(country.home, voter, "14", key).asString();
        late(country.home, voter, "14", key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first));
        assertEquals(1, entries(voter));
    }

    @Test
    void whoWasStruckOutAndGotABallotIsEnteredWithAnAlertAndTheCertificateIsOfNoUse() {
        String entry = late(traveller, "14")
                .then()
                .statusCode(201)
                .body("results.outcome", contains("ADMITTED"))
                .extract()
                .path("results[0].ledgerEntry");
        alerted(entry);
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"));
    }

    @Test
    void whoWasIncludedElsewhereMeanwhileStandsOnThePrintedListStill() {
        int matter = service.as(country.neighbour.member())
                .body(Map.of(
                        "iin",
                        voter.digits(),
                        "precinct",
                        country.neighbour.code(),
                        "basis",
                        "COURT_DECISION",
                        "application",
                        "Application No 3",
                        "caseNumber",
                        "7-26"))
                .post(poll.path("/inclusions"))
                .path("id");
        service.decide(country.neighbour.chair(), matter, true).then().statusCode(200);
        service.ballot(poll, country.neighbour, voter, newKey()).then().statusCode(201);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
    }

    @Test
    void whoNeverStoodOnTheListIsNotEntered() {
        late(country.neighbour, voter, "14", newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"))
                .body("listedAt", equalTo(country.home.code()));
    }

    @Test
    void aLinkedNumberOnThePrintedListIsThePerson() throws Exception {
        Iin principal = country.citizen(country.neighbour);
        Iin second = country.citizen(country.home);
        poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home, country.neighbour);
        Links.link(service, country, second, principal);
        service.ballot(poll, country.neighbour, principal, newKey()).then().statusCode(201);
        // The principal never stood on this list: the line is the other number's.
        service.moveClock(country, poll.at(LocalTime.of(11, 0)));
        late(second, "14").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
    }

    @Test
    void aConflictWithoutAnActStopsTheClose() {
        service.redeem(poll, country.otherRegion, number, traveller, newKey());
        late(traveller, "14").then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        closing.send().then().statusCode(409).body("differences.number", contains("CONFLICTS_WITHOUT_ACT"));
        closing.act("No 5", "Given on paper").send().then().statusCode(200).body("differenceAct", equalTo("No 5"));
    }

    @Test
    void aConflictWithItsActIsCounted() {
        service.redeem(poll, country.otherRegion, number, traveller, newKey());
        var request = request(country.home, traveller, "14");
        request.put("act", "No 5");
        send(country.home, request, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        closing.send().then().statusCode(200).body("signatures", equalTo(1));
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/closing"))
                .then()
                .body("contests[0].ledger.conflicts", equalTo(1))
                .body("contests[0].counted.issued", equalTo(1))
                .body("contests[0].ledger.main", equalTo(0));
    }

    @Test
    void aNamesakeEnteredFromPaperIsVoidedWhileThePrecinctCloses() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home);
        String entry = late(voter, "14").path("results[0].ledgerEntry");
        service.askVoid(poll, country.home.member(), entry, "BALLOT_NOT_GIVEN")
                .then()
                .statusCode(409)
                .body("type", problem("ballot-given"));
        int matter = service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("ADMITTED"));
    }

    @Test
    void onlyTheCommissionOfThePrecinctEntersItsPaper() {
        service.as(country.neighbour.member(), newKey())
                .body(request(country.home, voter, "14"))
                .post(poll.path("/ballots/late"))
                .then()
                .statusCode(404);
        service.as(country.territorial, newKey())
                .body(request(country.home, voter, "14"))
                .post(poll.path("/ballots/late"))
                .then()
                .statusCode(403);
    }

    private void alerted(String subject) {
        service.as(country.territorial)
                .get("/api/v1/alerts?open=true&limit=1000")
                .then()
                .body("findAll { it.kind == 'VOTE_CONFLICT' }.subject", hasItem(subject));
    }

    private int entries(Iin iin) {
        return country.query("select count(*)::int from ledger_entry where iin = ?", iin.value());
    }

    private Response late(Iin iin, String sheet) {
        return late(country.home, iin, sheet, newKey());
    }

    private Response late(Place place, Iin iin, String sheet, String key) {
        return send(place, request(place, iin, sheet), key);
    }

    private Response send(Place place, Map<String, Object> request, String key) {
        return service.as(place.member(), key).body(request).post(poll.path("/ballots/late"));
    }

    private Map<String, Object> request(Place place, Iin iin, String sheet) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", place.code());
        request.put("channel", "STATION");
        request.put("contests", List.of("mazhilis"));
        request.put("writtenAt", poll.at(TEN_THIRTY).toString());
        request.put("sheet", sheet);
        return request;
    }
}
