package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as they were handed over, and every version after that (domain rule 4). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FrozenListResourceTest extends WithCountry {
    private Iin sarsenov;
    private Iin borisov;
    private Poll poll;

    @BeforeEach
    void aListOfThree() throws Exception {
        country.run("update precinct set kind = 'SPECIAL' where id = ?", country.neighbour.id());
        sarsenov = voter("Сәрсенов", "Айбек");
        borisov = voter("Борисов", "Пётр \"Петя\"");
        voter("Ахметов", "Ғани");
        poll = service.electionWithLists(country);
    }

    @Test
    void theHashInTheActIsThatOfTheDownload() throws Exception {
        byte[] csv = csv();
        String recorded = at(country.home, "/handover")
                .then()
                .statusCode(200)
                .body("act", equalTo(poll.code() + "/" + country.home.code()))
                .body("voters", equalTo(3))
                .extract()
                .path("sha256");
        assertEquals(
                recorded,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv)));
    }

    @Test
    void theFileIsInTheCanonicalFormInTheOrderOfLines() {
        List<String> lines = new String(csv(), StandardCharsets.UTF_8).lines().toList();
        assertEquals("line,iin,surname,given_name,patronymic,birth_date,part,kato,street,house,flat", lines.getFirst());
        assertEquals(
                "2," + borisov.digits()
                        + ",\"Борисов\",\"Пётр \"\"Петя\"\"\",\"Болатұлы\",1979-03-04,MAIN,\"111010000\",\""
                        + country.home.street() + "\",\"1\",\"\"",
                lines.get(2));
        assertEquals(4, lines.size());
    }

    @Test
    void neitherLaterExtractsNorLaterChangesChangeWhatWasHandedOver() {
        byte[] before = csv();
        country.run("update citizen set surname = 'Жаңа' where iin = ?", sarsenov.value());
        leave(borisov);
        assertArrayEquals(before, csv());
        version(0).then().body("surname", contains("Ахметов", "Борисов", "Сәрсенов"));
    }

    @Test
    void aBoundaryThatChangesAfterTheFreezeCountsForTheNextElection() throws Exception {
        country.run(
                "update boundary set precinct_id = ? where street = ?", country.otherTown.id(), country.home.street());
        service.search(poll, country.home, sarsenov.digits()).then().body("voters.line", contains(3));
        Poll next = service.electionWithLists(country);
        service.search(next, country.otherTown, sarsenov.digits()).then().body("voters.line", contains(3));
    }

    @Test
    void anyVersionIsShownAsItWas() {
        leave(sarsenov);
        leave(borisov);
        version(0).then().body("surname", contains("Ахметов", "Борисов", "Сәрсенов"));
        version(1).then().body("surname", contains("Ахметов", "Борисов")).body("line", contains(1, 2));
        version(2).then().body("surname", contains("Ахметов"));
        version(3).then().statusCode(404);
        Response there = at(country.neighbour, "/voters?version=2");
        there.then().body("surname", contains("Сәрсенов", "Борисов")).body("part", contains("SPECIAL", "SPECIAL"));
        at(country.home, "/handover").then().body("versions", equalTo(2));
    }

    @Test
    void aVersionHasPagesToo() {
        Response page = at(country.home, "/voters?version=0&limit=2");
        page.then().body("surname", contains("Ахметов", "Борисов"));
        String next = page.header("Link").replaceAll("<(.*)>.*", "$1");
        service.as(country.home.member()).get(next).then().body("surname", contains("Сәрсенов"));
    }

    @Test
    void beforeHandoverThereIsNothing() throws Exception {
        Poll draft = service.newElection(country);
        service.buildLists(country, draft);
        for (String what : List.of("/handover", "/list.csv", "/voters?version=0")) {
            service.as(country.home.member())
                    .get(draft.path("/precincts/" + country.home.code() + what))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void onlyTheCommissionAndThoseAboveItRead() {
        for (String what : List.of("/handover", "/list.csv", "/list-changes")) {
            String path = poll.path("/precincts/" + country.home.code() + what);
            service.as(country.territorial).get(path).then().statusCode(200);
            service.as(country.central).get(path).then().statusCode(200);
            service.as(country.neighbour.chair()).get(path).then().statusCode(404);
            service.as(country.observer).get(path).then().statusCode(403);
        }
    }

    private Iin voter(String surname, String givenName) {
        return country.citizen(country.home, LocalDate.of(1979, 3, 4), surname, givenName, "Болатұлы");
    }

    private void leave(Iin iin) {
        if (service.now().isBefore(poll.at(LocalTime.NOON).minusDays(3))) {
            service.moveClock(country, poll.at(LocalTime.NOON).minusDays(3));
        }
        service.as(country.neighbour.member(), newKey())
                .body(Map.of("iin", iin.digits(), "precinct", country.neighbour.code(), "reference", "No 7"))
                .post(poll.path("/special-entries"))
                .then()
                .statusCode(201);
    }

    private byte[] csv() {
        return at(country.home, "/list.csv").then().statusCode(200).extract().asByteArray();
    }

    private Response version(int number) {
        return at(country.home, "/voters?version=" + number);
    }

    private Response at(SmallCountry.Place place, String what) {
        return service.as(place.member()).get(poll.path("/precincts/" + place.code() + what));
    }
}
