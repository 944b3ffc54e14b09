package kz.tizim.polling;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.Tables;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** What a desk is told of whoever stands there (issue 4, polling day 1). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EntitlementResourceTest extends WithListedVoter {
    @Test
    void aVoterOfTheListMayVoteInEachContestOfThePlace() {
        answer(country.home, voter)
                .body("precinct", equalTo(country.home.code()))
                .body("admitting", equalTo(false))
                .body("contests.contest", contains("mazhilis", "maslikhat"))
                .body("contests.standing", contains("MAY_VOTE", "MAY_VOTE"));
        service.openPolls(country, poll, country.home);
        answer(country.home, voter).body("admitting", equalTo(true));
    }

    @Test
    void contestsAreAnsweredOneByOne() {
        service.issue(poll, country.home, application(voter, "maslikhat"), newKey())
                .then()
                .statusCode(201);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        answer(country.home, voter)
                .body("contests.standing", contains("HAS_VOTED", "CERTIFICATE_OUT"))
                .body("contests[0].usedAt", equalTo(country.home.code()))
                .body("contests[0].usedOn", notNullValue())
                .body("contests[0].basis", equalTo("HOME_LIST"))
                .body("contests[0].channel", equalTo("STATION"))
                .body("contests[1].since", notNullValue());
    }

    @Test
    void theHomePrecinctIsToldWhereAVoterHasVotedWithACertificate() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.home, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(201);
        answer(country.home, voter)
                .body("contests[0].standing", equalTo("HAS_VOTED"))
                .body("contests[0].usedAt", equalTo(country.otherRegion.code()))
                .body("contests[0].basis", equalTo("CERTIFICATE"));
        answer(country.otherRegion, voter).body("contests[0].standing", equalTo("HAS_VOTED"));
    }

    @Test
    void aVoterOfAnotherListIsSentThereAndNoVoteIsTold() {
        service.openPolls(country, poll, country.home, country.neighbour);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        answer(country.neighbour, voter)
                .body("contests.standing", contains("LISTED_ELSEWHERE", "LISTED_ELSEWHERE"))
                .body("contests[0].listedAt", equalTo(country.home.code()))
                .body("contests[0].address.kk", equalTo("Бақ 1"))
                .body("contests[0].usedAt", nullValue());
    }

    @Test
    void whoIsOnNoListOrInNoRegistryIsToldSo() {
        answer(country.home, country.citizen(country.home))
                .body("contests.standing", contains("ON_NO_LIST", "ON_NO_LIST"));
        answer(country.home, country.freshIin(java.time.LocalDate.of(1991, 2, 3)))
                .body("contests.standing", contains("ON_NO_LIST", "ON_NO_LIST"));
    }

    @Test
    void aLinkedNumberIsAnsweredAsItsPrincipal() {
        Iin linked = country.citizen(country.otherTown);
        Links.link(service, country, linked, voter);
        answer(country.home, linked).body("contests.standing", contains("MAY_VOTE", "MAY_VOTE"));
    }

    @Test
    void askingChangesNothingAndIsOnRecord() {
        service.openPolls(country, poll, country.home);
        service.token(country.home.member());
        Map<String, String> before = Tables.contents(database);
        answer(country.home, voter);
        assertEquals(before, Tables.contents(database));
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'entitlement' and outcome = 'READ' and iin = ? and precinct_id = ?",
                        voter.value(),
                        country.home.id()));
    }

    @Test
    void nobodyAsksForAnotherPrecinctAndOnlyItsCommissionAsks() {
        ask(country.neighbour.member(), country.home, voter)
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
        for (String username : new String[] {country.territorial, country.central, country.observer}) {
            ask(username, country.home, voter).then().statusCode(403);
        }
    }

    private ValidatableResponse answer(Place place, Iin iin) {
        return ask(place.member(), place, iin).then().statusCode(200).header("Cache-Control", equalTo("no-store"));
    }

    private Response ask(String username, Place place, Iin iin) {
        return service.as(username)
                .body(Map.of("iin", iin.digits()))
                .post(poll.path("/precincts/" + place.code() + "/entitlements"));
    }
}
