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
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Links;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Ballots that were written on paper without network (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateBallotResourceTest extends WithPaper {
    @Test
    void itsVoidIsDecidedOnTheDayAfterWhenNoElectionIsAhead() {
        String entry = late(voter, "14").path("results[0].ledgerEntry");
        int matter = service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        noElectionIsAhead();
        var chair = new Browser(country.home.chair());
        chair.get("/desk/approvals").then().statusCode(200).body(containsString(voter.digits() + ", Сәрсенов Айбек"));
        chair.get("/desk/approvals").then().statusCode(200);
        assertEquals(
                2,
                country.query(
                        "select count(*)::int from audit where action = 'matters-read' and outcome = '1 named' and subject = ?",
                        "approvals " + matter));
        chair.post("/desk/approvals/" + matter + "/decision", Map.of("decision", "approve"))
                .then()
                .statusCode(303)
                .header("Location", "/desk/approvals?done=approved");
        assertEquals(1, country.query("select count(*)::int from ledger_void where iin = ?", voter.value()));
    }

    @Test
    void itsPagesServeOnTheDayAfterUntilThePrecinctCloses() {
        String entry = late(voter, "14").path("results[0].ledgerEntry");
        noElectionIsAhead();
        var member = new Browser(country.home.member());
        var chair = new Browser(country.home.chair());
        member.get("/desk").then().statusCode(200).body(containsString("class=\"govuk-link\" href=\"/desk/polls\""));
        member.get("/desk/paper").then().statusCode(200).body(containsString("/desk/paper/entry"));
        member.post("/desk/paper/entry", sheetOf(voter)).then().statusCode(200);
        chair.get("/desk/paper/conflicts").then().statusCode(200).body(containsString(voter.digits()));
        String undoing = "/desk/undoing/entries/" + entry + "/request";
        Map<String, String> mistake = Map.of("ground", "WRONG_NAMESAKE", "act", "No 7", "reason", "A namesake");
        member.post(undoing, mistake).then().statusCode(303).header("Location", "/desk/approvals?done=asked");

        service.close(poll, country.home, 1, "No 8").then().statusCode(200);
        member.get("/desk/paper").then().statusCode(200).body(not(containsString("/desk/paper/entry")));
        chair.get("/desk/polls").then().statusCode(200).body(containsString("Жабық, есептелген"));
        member.post(undoing, mistake).then().statusCode(422).body(containsString("value=\"No 7\""));

        String former = "күнгі дауыс беру";
        chair.get("/desk/polls").then().body(not(containsString(former)));
        service.newElection(country);
        chair.get("/desk/polls")
                .then()
                .statusCode(200)
                .body(containsString(former))
                .body(containsString("Жабық, есептелген"))
                .body(containsString("Бюллетеньдер: Сайлау"));
        member.get("/desk/polls").then().statusCode(200).body(containsString(former));
    }

    private static Map<String, String> sheetOf(Iin iin) {
        return Map.of(
                "iin", iin.digits(),
                "channel", "STATION",
                "contest", "mazhilis",
                "time", "10:30",
                "sheet", "15",
                "act", "No 6",
                "key", newKey());
    }

    private void noElectionIsAhead() {
        service.moveClock(country, poll.at(LocalTime.of(17, 30)).plusDays(1));
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
        int matter =
                Inclusions.askByCourt(service, poll, country.neighbour, voter).path("id");
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

    @Test
    void withoutNamingTheContestsNothingIsTakenAsGiven() {
        var request = request(country.home, traveller, "14");
        request.remove("contests");
        send(country.home, request, newKey()).then().statusCode(400).body("errors[0].field", equalTo("contests"));
        assertEquals(0, entries(traveller));
    }
}
