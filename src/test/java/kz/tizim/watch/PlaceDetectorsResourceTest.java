package kz.tizim.watch;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.access.AlertKind;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Silence, changed retries, transfers and votes under two numbers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlaceDetectorsResourceTest extends WithWatch {
    @Test
    void aPrecinctIsSilentWhenFifteenVotersShouldHaveCome() throws Exception {
        List<Iin> voters = sixtyVoters();
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voters.getFirst(), newKey()).then().statusCode(201);
        // 59 × 0.63 / 13 h = 2.86 an hour: 15 are missing after five hours and a quarter.
        lookAt("15:05");
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
        lookAt("15:20");
        assertEquals(1, alerts(AlertKind.SILENT_PRECINCT, country.home));
        lookAt("16:00");
        assertEquals(1, alerts(AlertKind.SILENT_PRECINCT, country.home), "the same silence");
    }

    @Test
    void anAdmissionEndsTheSilence() throws Exception {
        List<Iin> voters = sixtyVoters();
        service.openPolls(country, poll, country.home);
        service.moveClock(country, poll.at(LocalTime.of(14, 0)));
        service.ballot(poll, country.home, voters.getFirst(), newKey()).then().statusCode(201);
        lookAt("17:00");
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
    }

    @Test
    void afterTheHoursAndWithoutACountNobodyIsSilent() throws Exception {
        sixtyVoters();
        service.openPolls(country, poll, country.home);
        count(poll);
        service.moveClock(country, poll.at(LocalTime.of(18, 0)));
        watch.look();
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
        lookAt("20:00");
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
    }

    @Test
    void aLargePrecinctIsNeverSilentBeforeAnHour() throws Exception {
        country.citizens(country.home, 600);
        poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        lookAt("10:55");
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
        lookAt("11:01");
        assertEquals(1, alerts(AlertKind.SILENT_PRECINCT, country.home));
    }

    @Test
    void aPrecinctThatNobodyHasOpenedIsSilentToo() throws Exception {
        country.citizens(country.home, 600);
        poll = service.electionWithLists(country);
        lookAt("07:55");
        assertEquals(0, alerts(AlertKind.SILENT_PRECINCT, country.home));
        lookAt("08:05");
        assertEquals(1, alerts(AlertKind.SILENT_PRECINCT, country.home));
    }

    private List<Iin> sixtyVoters() throws InterruptedException {
        List<Iin> voters = country.citizens(country.home, 59);
        poll = service.electionWithLists(country);
        return voters;
    }

    @Test
    void twoKeysThatComeAgainWithAnotherRequestAreOdd() {
        service.openPolls(country, poll, country.home);
        changedRetry();
        look();
        assertEquals(0, alerts(AlertKind.CHANGED_RETRY, country.home));
        changedRetry();
        look();
        assertEquals(1, alerts(AlertKind.CHANGED_RETRY, country.home));
        changedRetry();
        look();
        assertEquals(1, alerts(AlertKind.CHANGED_RETRY, country.home));
    }

    private void changedRetry() {
        String key = newKey();
        service.ballot(poll, country.home, voter, List.of("mazhilis"), key);
        service.ballot(poll, country.home, voter, List.of("maslikhat"), key)
                .then()
                .statusCode(422)
                .body("type", problem("idempotency-key-reused"));
    }

    @Test
    void tenFromOneHouseWhoAskToBeMovedToOnePrecinctAreACluster() throws Exception {
        List<Iin> house = country.citizens(country.home, 10);
        poll = service.newElection(
                country, Map.of("transfersUntil", 5, "listsDue", 5, "listsOpenFrom", 5, "certificatesFrom", 5));
        house.subList(0, 9).forEach(iin -> transfer(iin, country.otherTown));
        transfer(country.citizen(country.neighbour), country.otherTown);
        look();
        assertEquals(0, alerts(AlertKind.TRANSFER_CLUSTER, country.otherTown), "ten, of two houses");
        transfer(house.getLast(), country.otherTown);
        look();
        assertEquals(1, alerts(AlertKind.TRANSFER_CLUSTER, country.otherTown));
    }

    private void transfer(Iin iin, Place to) {
        service.as(country.admin, newKey())
                .body(Map.of("iin", iin.digits(), "precinct", to.code(), "reference", "Application No 1"))
                .post(poll.path("/transfers"))
                .then()
                .statusCode(201);
    }

    @Test
    void whoHadVotedUnderTwoNumbersIsAnAlertAtBothPlaces() throws Exception {
        Iin second = country.citizen(country.otherRegion);
        poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home, country.otherRegion);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.ballot(poll, country.otherRegion, second, newKey()).then().statusCode(201);
        look();
        assertEquals(0, alerts(AlertKind.VOTE_CONFLICT, country.home));
        Links.link(service, country, second, voter);
        look();
        assertEquals(1, alerts(AlertKind.VOTE_CONFLICT, country.home));
        assertEquals(1, alerts(AlertKind.VOTE_CONFLICT, country.otherRegion));
    }

    @Test
    void whoHadVotedWhenALinkedNumberWasStruckOffIsAnAlert() throws Exception {
        Iin dead = struckOff();
        vote();
        look();
        assertEquals(0, alerts(AlertKind.VOTE_CONFLICT, country.home), "two persons, as far as anybody knows");
        Links.link(service, country, dead, voter);
        look();
        assertEquals(1, alerts(AlertKind.VOTE_CONFLICT, country.home));
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from alert where precinct_id = ? and detail = ?",
                        country.home.id(),
                        "voted here, while another number of this person was struck off " + country.otherRegion.code()
                                + " by DEATH"));
    }

    @Test
    void whosePrincipalWasStruckOffIsAnAlertToo() throws Exception {
        Iin dead = struckOff();
        vote();
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        Links.link(service, country, voter, dead);
        look();
        assertEquals(1, alerts(AlertKind.VOTE_CONFLICT, country.home));
        assertEquals(0, alerts(AlertKind.VOTE_CONFLICT, country.otherRegion));
    }

    @Test
    void whoseLinkedNumberWasStruckOffBeforeDoesNotVoteAndIsNoAlert() throws Exception {
        Iin dead = struckOff();
        Links.link(service, country, dead, voter);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(422);
        look();
        assertEquals(0, alerts(AlertKind.VOTE_CONFLICT, country.home));
    }

    /** A citizen of another region who has died by the record, in a new election. */
    private Iin struckOff() throws InterruptedException {
        Iin dead = country.citizen(country.otherRegion);
        poll = service.electionWithLists(country);
        service.as(country.otherRegion.chair(), newKey())
                .body(Map.of(
                        "iin",
                        dead.digits(),
                        "precinct",
                        country.otherRegion.code(),
                        "ground",
                        "DEATH",
                        "reference",
                        "Act of death No 112"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(201);
        return dead;
    }

    private void vote() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void oneInstanceLooksForAll() {
        country.run("update watch_run set at = '2000-01-01'");
        assertTrue(watch.takeTurn());
        assertFalse(watch.takeTurn());
    }
}
