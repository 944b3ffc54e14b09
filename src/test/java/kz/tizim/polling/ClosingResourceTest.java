package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The closing report: the ledger beside what was counted by hand. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClosingResourceTest extends WithCountry {
    private Iin voter;
    private Iin traveller;
    private Iin mover;
    private Poll poll;

    @BeforeEach
    void aPollingDayWithEverything() throws Exception {
        voter = country.citizen(country.otherRegion);
        traveller = country.citizen(country.home);
        mover = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        country.run(
                "update citizen set kato = ?, street = ? where iin = ?",
                country.otherRegion.kato(),
                country.otherRegion.street(),
                mover.value());
        String number = service.certificate(poll, country.home, traveller);
        service.openPolls(country, poll, country.otherRegion, country.home);
        Place place = country.otherRegion;
        service.redeem(poll, place, number, traveller, newKey()).then().statusCode(201);
        String entry = service.ballot(poll, place, voter, newKey()).path("results[0].ledgerEntry");
        service.as(place.member(), newKey())
                .body(Map.of("reason", "Torn"))
                .post(poll.path("/ballots/" + entry + "/replacement"))
                .then()
                .statusCode(201);
        include();
        service.ballot(poll, place, mover, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
    }

    private void include() {
        int matter = service.as(country.otherRegion.member())
                .body(Map.of(
                        "iin",
                        mover.digits(),
                        "precinct",
                        country.otherRegion.code(),
                        "basis",
                        "REGISTRY_PROOF",
                        "application",
                        "No 3"))
                .post(poll.path("/inclusions"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.otherRegion.chair(), matter, true).then().statusCode(200);
    }

    @Test
    void equalNumbersCloseAndTheReportIsReadAgain() {
        report(country.otherRegion.chair()).then().statusCode(404).body("type", problem("not-found"));
        right().send()
                .then()
                .statusCode(200)
                .body("state", equalTo("LOCKED"))
                .body("admitted", equalTo(3))
                .body("signatures", equalTo(3))
                .body("differenceAct", nullValue());
        for (String username :
                new String[] {country.otherRegion.member(), country.territorial, country.central, country.observer}) {
            report(username)
                    .then()
                    .statusCode(200)
                    .body("list.handedOver", equalTo(1))
                    .body("list.added", hasEntry("INCLUSION", 1))
                    .body("list.listed", equalTo(2))
                    .body("signatures.main", equalTo(1))
                    .body("admitted.supplementary", equalTo(2))
                    .body("contests.contest", contains("mazhilis"))
                    .body("contests[0].ledger.main", equalTo(1))
                    .body("contests[0].ledger.included", equalTo(1))
                    .body("contests[0].ledger.certificates", equalTo(1))
                    .body("contests[0].ledger.spoiled", equalTo(1))
                    .body("contests[0].counted.received", equalTo(10))
                    .body("differences", empty())
                    .body("refusedBefore", equalTo(0));
        }
        report(country.home.chair()).then().statusCode(404);
    }

    @Test
    void othersSeeNothingAndObserversNothingBeforeItIsLocked() {
        report(country.observer).then().statusCode(404).body("type", problem("not-found"));
        right().send().then().statusCode(200);
        report(country.home.chair()).then().statusCode(404);
        report(country.admin).then().statusCode(403);
        service.as(country.observer)
                .get(poll.path("/precincts/11-999999/closing"))
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
        service.as(country.observer)
                .get(poll.path("/precincts/" + country.otherRegion.code() + "/session"))
                .then()
                .statusCode(403);
    }

    @Test
    void aPrecinctWhoseVotersVotedElsewhereCountsThemAsDetached() {
        Closing.asTheLedgerSays(service, poll, country.home).send().then().statusCode(200);
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/closing"))
                .then()
                .body("contests.contest", contains("mazhilis", "maslikhat"))
                .body("contests.ledger.detached", contains(1, 0));
    }

    @Test
    void eachDifferenceIsNamed() {
        right().signed("main", 2)
                .signed("supplementary", 1)
                .signed("home", 1)
                .ballots("mazhilis", "issued", 5)
                .ballots("mazhilis", "spoiled", 0)
                .send()
                .then()
                .statusCode(409)
                .body("type", problem("counts-differ"))
                .body(
                        "differences.number",
                        containsInAnyOrder(
                                "SIGNATURES_MAIN",
                                "SIGNATURES_SUPPLEMENTARY",
                                "SIGNATURES_HOME",
                                "BALLOTS_RECEIVED",
                                "BALLOTS_ISSUED",
                                "BALLOTS_SPOILED"))
                .body("differences.find { it.number == 'BALLOTS_ISSUED' }.expected", equalTo(4))
                .body("differences.find { it.number == 'BALLOTS_ISSUED' }.counted", equalTo(5))
                .body("differences.find { it.number == 'BALLOTS_ISSUED' }.contest", equalTo("mazhilis"));
        assertEquals(
                0,
                country.query(
                        "select count(*)::int from closing_report where precinct_id = ?", country.otherRegion.id()));
    }

    @Test
    void aRefusedCountStaysOnRecordAndTheReportTellsOfIt() {
        right().signed("main", 4).send().then().statusCode(409);
        right().ballots("mazhilis", "unused", 5).send().then().statusCode(409);
        right().send().then().statusCode(200).body("differenceAct", nullValue());
        report(country.territorial).then().body("differences", empty()).body("refusedBefore", equalTo(2));
        assertEquals(1, refused("signed 4+2+0, mazhilis received 10 issued 4 spoiled 1 unused 6"));
        assertEquals(1, refused("signed 1+2+0, mazhilis received 10 issued 4 spoiled 1 unused 5"));
    }

    @Test
    void aRefusedCountThatIsSentAgainIsOneCount() {
        for (int sent = 1; sent <= 3; sent++) {
            right().signed("main", 4).send().then().statusCode(409);
        }
        right().send().then().statusCode(200);
        report(country.territorial).then().body("refusedBefore", equalTo(1));
        assertEquals(3, refused("signed 4+2+0, mazhilis received 10 issued 4 spoiled 1 unused 6"));
    }

    private int refused(String figures) {
        return country.query("""
                select count(*)::int from audit a join election e on e.id = a.election_id
                join account chair on chair.id = a.account_id
                where a.action = 'precinct-locked' and a.outcome = 'counts-differ' and a.subject = ?
                  and e.code = ? and a.precinct_id = ? and chair.username = ? and a.iin is null""", figures, poll.code(), country.otherRegion.id(), country.otherRegion.chair());
    }

    @Test
    void aListThatDoesNotAddUpNeedsAnAct() throws SQLException {
        Iin unexplained = country.citizen(country.otherRegion);
        country.run("""
                insert into voter (election_id, iin, precinct_id, part, basis)
                select id, ?, ?, 'MAIN', 'COURT' from election where code = ?""", unexplained.value(), country.otherRegion.id(), poll.code());
        right().send()
                .then()
                .statusCode(409)
                .body("differences.number", contains("LIST_TOTAL"))
                .body("differences[0].expected", equalTo(2))
                .body("differences[0].counted", equalTo(3));
        right().act("No 9", "A line that no change explains").send().then().statusCode(200);
        report(country.otherRegion.chair())
                .then()
                .body("list.listed", equalTo(3))
                .body("differences.number", contains("LIST_TOTAL"))
                .body("act", equalTo("No 9"));
        Owner.run("delete from voter where iin = " + unexplained.value());
    }

    @Test
    void aDifferenceStaysInTheReportWithItsActAndReason() {
        right().ballots("mazhilis", "unused", 5)
                .act("No 9", "One was torn by the printer")
                .send()
                .then()
                .statusCode(200);
        report(country.otherRegion.chair())
                .then()
                .body("differences.number", contains("BALLOTS_RECEIVED"))
                .body("act", equalTo("No 9"))
                .body("reason", equalTo("One was torn by the printer"));
    }

    @Test
    void anActWithoutADifferenceExplainsNothing() {
        right().act("No 9", "In case").send().then().statusCode(200).body("differenceAct", nullValue());
        report(country.otherRegion.chair()).then().body("act", nullValue());
    }

    @Test
    void anActHasAReasonAndEachContestIsCountedOnce() {
        right().act("No 9", null).send().then().statusCode(400).body("errors[0].field", equalTo("reason"));
        Map<String, Object> twice = Closing.of(service, poll, country.home).body();
        send(twice).then().statusCode(400).body("errors[0].field", equalTo("ballots[1].contest"));
        Map<String, Object> none = right().body();
        none.put("ballots", java.util.List.of());
        send(none).then().statusCode(400).body("errors[0].field", equalTo("ballots"));
    }

    @Test
    void whatIsLockedStaysAsItIs() {
        right().send().then().statusCode(200);
        String first = report(country.otherRegion.chair()).asString();
        right().signed("main", 7)
                .act("No 9", "Again")
                .send()
                .then()
                .statusCode(200)
                .body("signatures", equalTo(3));
        assertEquals(first, report(country.otherRegion.chair()).asString());
    }

    private Closing right() {
        return Closing.of(service, poll, country.otherRegion)
                .signed("main", 1)
                .signed("supplementary", 2)
                .ballots("mazhilis", "received", 10)
                .ballots("mazhilis", "issued", 4)
                .ballots("mazhilis", "spoiled", 1)
                .ballots("mazhilis", "unused", 6);
    }

    private Response send(Map<String, Object> body) {
        return service.as(country.otherRegion.chair())
                .body(body)
                .post(poll.path("/precincts/" + country.otherRegion.code() + "/closing"));
    }

    private Response report(String username) {
        return service.as(username).get(poll.path("/precincts/" + country.otherRegion.code() + "/closing"));
    }
}
