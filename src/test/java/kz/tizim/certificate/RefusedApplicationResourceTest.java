package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.Test;

/** A refused application is a reasoned decision that is shown and printed again (domain §5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusedApplicationResourceTest extends WithListedVoter {
    @Test
    void aRefusalIsKeptWithItsReasonsAndWhoGaveThem() {
        String id = refusedAt(country.neighbour, application(voter, "mazhilis"), "not-on-list");
        shown(country.neighbour.chair(), id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo(id))
                .body("precinct", equalTo(country.neighbour.code()))
                .body("iin", equalTo(voter.digits()))
                .body("contest", equalTo("mazhilis"))
                .body("applicant", equalTo("VOTER"))
                .body("reason", equalTo("not-on-list"))
                .body("detail", containsString("another precinct"))
                .body("facts.listedAt", equalTo(country.home.code()))
                .body("decidedBy", equalTo(country.neighbour.member()))
                .body("decidedAt", notNullValue());
        shown(country.territorial, id).then().statusCode(200);
    }

    @Test
    void onlyTheCommissionThatRefusedAndThoseAboveSeeIt() {
        String id = refusedAt(country.neighbour, application(voter, "mazhilis"), "not-on-list");
        shown(country.home.chair(), id).then().statusCode(404).body("type", problem("not-found"));
        shown(country.observer, id).then().statusCode(403);
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.neighbour.code() + "/certificate-refusals"))
                .then()
                .statusCode(404);
    }

    @Test
    void theSameKeyIsRefusedByTheSameDecision() {
        String key = newKey();
        Map<String, Object> application = application(voter, "mazhilis");
        String first = service.issue(poll, country.neighbour, application, key).path("refusal");
        assertEquals(
                first, service.issue(poll, country.neighbour, application, key).path("refusal"));
        list(country.neighbour, "").then().body("id", contains(first));
    }

    @Test
    void aPrecinctsRefusalsAreReadPageByPage() {
        service.certificate(poll, country.home, voter);
        Map<String, Object> named = application(voter, "maslikhat");
        named.put("destinationKato", country.neighbour.kato());
        String older = refusedAt(country.home, named, "same-settlement");
        String newer = refusedAt(country.home, application(voter, "mazhilis"), "certificate-exists");
        Response page = list(country.home, "?limit=1");
        page.then().body("id", contains(newer)).header("Link", containsString("after=" + newer));
        list(country.home, "?limit=1&after=" + newer).then().body("id", contains(older));
        list(country.home, "?after=" + older).then().body("$", empty());
        list(country.home, "")
                .then()
                .body("$", hasSize(2))
                .body("reason", equalTo(List.of("certificate-exists", "same-settlement")));
    }

    @Test
    void aRequestThatIsWrittenWronglyIsNoDecision() {
        service.issue(poll, country.home, application(voter, "senate"), newKey())
                .then()
                .statusCode(400);
        list(country.home, "").then().body("$", empty());
    }

    private String refusedAt(Place place, Map<String, Object> application, String slug) {
        return service.issue(poll, place, application, newKey())
                .then()
                .body("type", problem(slug))
                .extract()
                .path("refusal");
    }

    private Response shown(String username, String id) {
        return service.as(username).get(poll.path("/certificates/refusals/" + id));
    }

    private Response list(Place place, String page) {
        return service.as(place.chair()).get(poll.path("/precincts/" + place.code() + "/certificate-refusals" + page));
    }
}
