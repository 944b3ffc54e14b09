package kz.tizim.access;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.Test;

/** What belongs to another precinct is for a commission as if it were not there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PrecinctReachResourceTest extends WithListedVoter {
    @Test
    void theListOfAnotherPrecinctIsNotFound() {
        notFound(service.as(country.neighbour.member()).get(ofHome("/voters")));
        notFound(service.as(country.neighbour.chair()).get(ofHome("/voters")));
        service.as(country.home.member())
                .get(ofHome("/voters"))
                .then()
                .statusCode(200)
                .body("", hasSize(1));
    }

    @Test
    void anotherPrecinctIsNotSearched() {
        notFound(service.as(country.neighbour.member())
                .body(Map.of("query", voter.digits()))
                .post(ofHome("/voters/search")));
    }

    @Test
    void theSessionOfAnotherPrecinctIsNeitherShownNorOpenedNorClosed() {
        service.openPolls(country, poll, country.neighbour);
        notFound(service.as(country.neighbour.member()).get(ofHome("/session")));
        notFound(service.as(country.neighbour.chair()).post(ofHome("/opening")));
        notFound(service.as(country.neighbour.chair())
                .body(Closing.of(service, poll, country.home).body())
                .post(ofHome("/closing")));
        notFound(service.as(country.neighbour.member()).get(ofHome("/closing")));
        service.as(country.home.member()).get(ofHome("/session")).then().body("state", equalTo("CLOSED"));
    }

    @Test
    void nobodyGivesBallotsForAnotherPrecinct() {
        service.openPolls(country, poll, country.home, country.neighbour);
        notFound(service.as(country.neighbour.member(), Service.newKey())
                .body(Map.of("iin", voter.digits(), "precinct", country.home.code(), "channel", "STATION"))
                .post(poll.path("/ballots")));
        service.ballot(poll, country.home, voter, Service.newKey()).then().statusCode(201);
    }

    @Test
    void nobodyRedeemsForAnotherPrecinct() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherRegion, country.otherTown);
        notFound(service.as(country.otherTown.member(), Service.newKey())
                .body(Map.of(
                        "iin", voter.digits(), "precinct", country.otherRegion.code(), "documentNumber", "04001234"))
                .post(poll.path("/certificates/" + number + "/redemption")));
        service.redeem(poll, country.otherRegion, number, voter, Service.newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void aCertificateIsShownToItsHomePrecinctAndThoseAboveIt() {
        String certificate = poll.path("/certificates/" + service.certificate(poll, country.home, voter));
        for (String username : new String[] {country.home.member(), country.territorial, country.central}) {
            service.as(username)
                    .get(certificate)
                    .then()
                    .statusCode(200)
                    .body("homePrecinct", equalTo(country.home.code()));
        }
        var foreign = new SmallCountry(database);
        for (String username : new String[] {country.neighbour.member(), foreign.territorial, foreign.home.chair()}) {
            service.as(username).get(certificate).then().statusCode(404).body("type", problem("unknown-certificate"));
        }
    }

    @Test
    void aTerritorialCommissionReachesItsOwnPrecinctsOnly() {
        var foreign = new SmallCountry(database);
        service.as(country.territorial).get(ofHome("/voters")).then().statusCode(200);
        notFound(service.as(foreign.territorial).get(ofHome("/voters")));
    }

    @Test
    void anEntryOfAnotherPrecinctIsNotVoided() {
        service.openPolls(country, poll, country.home, country.neighbour);
        String entry = service.ballot(poll, country.home, voter, Service.newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("results[0].ledgerEntry");
        notFound(service.askVoid(poll, country.neighbour.member(), entry));
    }

    private String ofHome(String rest) {
        return poll.path("/precincts/" + country.home.code() + rest);
    }

    private static void notFound(Response answer) {
        answer.then().statusCode(404).contentType("application/problem+json").body("type", problem("not-found"));
    }
}
