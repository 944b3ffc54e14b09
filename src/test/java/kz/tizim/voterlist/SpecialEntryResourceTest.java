package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Special lists and missions abroad (domain §2, §3, §8). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SpecialEntryResourceTest extends WithCountry {
    private SmallCountry.Place hospital;
    private SmallCountry.Place mission;
    private Iin voter;
    private Poll poll;

    @BeforeEach
    void aHospitalAndAMission() throws Exception {
        hospital = country.neighbour;
        mission = country.otherTown;
        country.run("update precinct set kind = 'SPECIAL' where id = ?", hospital.id());
        country.run(
                "update precinct set kind = 'ABROAD', kato = '', settlement = '', time_zone = 'America/New_York' where id = ?",
                mission.id());
        voter = country.citizen(country.home);
        poll = service.electionWithLists(country);
    }

    @Test
    void whoIsInHospitalWithoutACertificateLeavesTheHomeListInTheSameStep() {
        whenSpecialListsOpen();
        enter(hospital, voter, newKey())
                .then()
                .statusCode(201)
                .body("part", equalTo("SPECIAL"))
                .body("left", equalTo(country.home.code()));
        service.search(poll, country.home, voter.digits()).then().body("voters", empty());
        service.search(poll, hospital, voter.digits()).then().body("voters.part", contains("SPECIAL"));
        service.openPolls(country, poll, country.home, hospital);
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(422)
                .body("listedAt", equalTo(hospital.code()));
        service.ballot(poll, hospital, voter, newKey()).then().statusCode(201);
    }

    @Test
    void specialListsOpenAtTheirMomentAndCloseWithTheLastCertificate() {
        OffsetDateTime opening = poll.at(LocalTime.MIDNIGHT).minusDays(5);
        Iin later = country.citizen(country.home);
        service.moveClock(country, opening.minusSeconds(30));
        refused(enter(hospital, voter, newKey()), 422, "outside-window");
        service.moveClock(country, opening);
        enter(hospital, voter, newKey()).then().statusCode(201);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        refused(enter(hospital, later, newKey()), 422, "outside-window");
    }

    @Test
    void anEmbassyHasItsOwnTimeZoneAndAListByApplication() {
        ZoneId newYork = ZoneId.of("America/New_York");
        Iin diplomat = country.citizen(country.home);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        enter(mission, voter, newKey()).then().statusCode(201).body("basis", equalTo("MISSION_ABROAD"));
        service.moveClock(
                country, poll.day().minusDays(1).atTime(18, 0).atZone(newYork).toOffsetDateTime());
        refused(enter(mission, diplomat, newKey()), 422, "outside-window");
    }

    @Test
    void aVoterWithACertificateThatIsOutIsNotMoved() {
        service.certificate(poll, country.home, voter);
        whenSpecialListsOpen();
        refused(enter(hospital, voter, newKey()), 409, "detached");
    }

    @Test
    void anOrdinaryPrecinctHasNoSpecialList() {
        whenSpecialListsOpen();
        enter(country.home, voter, newKey()).then().statusCode(400).body("errors[0].field", equalTo("precinct"));
    }

    @Test
    void whoMayNotVoteIsNotListed() {
        Iin foreigner = country.citizen(country.home);
        country.run("update citizen set citizenship = 'UZ' where iin = ?", foreigner.value());
        whenSpecialListsOpen();
        refused(enter(hospital, foreigner, newKey()), 422, "not-eligible");
    }

    @Test
    void theSameKeyMovesOnce() {
        whenSpecialListsOpen();
        String key = newKey();
        String first = enter(hospital, voter, key).asString();
        enter(hospital, voter, key).then().statusCode(201).body(equalTo(first));
        refused(enter(hospital, voter, newKey()), 409, "already-exists");
        changes(hospital).then().body("", hasSize(1));
    }

    @Test
    void aMoveIsOneChangeOfEachOfTheTwoLists() {
        whenSpecialListsOpen();
        enter(hospital, voter, newKey()).then().statusCode(201);
        changes(country.home)
                .then()
                .body("version", contains(1))
                .body("change", contains("REMOVE"))
                .body("basis", contains("SPECIAL_LIST"))
                .body("other", contains(hospital.code()));
        changes(hospital).then().body("change", contains("ADD")).body("other", contains(country.home.code()));
    }

    @Test
    void aCertificateAndAMoveAtTheSameInstantExcludeEachOther() throws Exception {
        List<Iin> voters = country.citizens(country.home, 12);
        poll = service.electionWithLists(country);
        whenSpecialListsOpen();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Iin one : voters) {
                var start = new CountDownLatch(1);
                Future<Response> certificate = desks.submit(() -> {
                    start.await();
                    return service.issue(poll, country.home, one, "mazhilis", newKey());
                });
                Future<Response> move = desks.submit(() -> {
                    start.await();
                    return enter(hospital, one, newKey());
                });
                start.countDown();
                if (move.get().statusCode() == 201) {
                    refused(certificate.get(), 422, "not-on-list");
                } else {
                    refused(move.get(), 409, "detached");
                    certificate.get().then().statusCode(201);
                }
            }
        }
    }

    private void whenSpecialListsOpen() {
        service.moveClock(country, poll.at(LocalTime.NOON).minusDays(3));
    }

    private Response changes(SmallCountry.Place place) {
        return service.as(place.member()).get(poll.path("/precincts/" + place.code() + "/list-changes"));
    }

    private Response enter(SmallCountry.Place place, Iin iin, String key) {
        return service.as(place.member(), key)
                .body(Map.of("iin", iin.digits(), "precinct", place.code(), "reference", "Application No 7"))
                .post(poll.path("/special-entries"));
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
    }
}
