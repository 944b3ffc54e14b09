package kz.tizim.access;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is odd is shown to those above the place, once, until a person has looked at it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AlertResourceTest extends WithCountry {
    @Inject
    Alerts alerts;

    private String subject;

    @BeforeEach
    void anAlertAtHome() {
        subject = UUID.randomUUID().toString();
        raise();
    }

    @Test
    void theCommissionAndThoseAboveSeeIt() {
        for (String token : new String[] {country.home.chair(), country.territorial, country.central}) {
            service.as(token).get("/api/v1/alerts").then().statusCode(200).body("subject", hasItem(subject));
        }
    }

    @Test
    void nobodyOfAnotherPrecinctSeesIt() {
        service.as(country.neighbour.chair())
                .get("/api/v1/alerts?limit=1000")
                .then()
                .body("subject", not(hasItem(subject)));
        acknowledge(country.neighbour.chair(), idOf()).then().statusCode(404).body("type", problem("not-found"));
    }

    @Test
    void theSameOddityIsRaisedOnce() {
        raise();
        service.as(country.home.chair()).get("/api/v1/alerts").then().body("", hasSize(1));
    }

    @Test
    void aPersonSaysOnceWhatWasFound() {
        String id = idOf();
        acknowledge(country.home.chair(), id)
                .then()
                .statusCode(200)
                .body("note", equalTo("seen"))
                .body("acknowledgedAt", notNullValue());
        acknowledge(country.territorial, id).then().statusCode(409).body("type", problem("already-exists"));
        service.as(country.home.chair()).get("/api/v1/alerts?open=true").then().body("", hasSize(0));
        service.as(country.home.chair()).get("/api/v1/alerts").then().body("", hasSize(1));
    }

    @Test
    void itSaysWhere() {
        Poll poll = service.newElection(country);
        int election = country.query("select id from election where code = ?", poll.code());
        alerts.raise(AlertKind.SILENT_PRECINCT, election, country.home.id(), "an hour", "no admission for an hour");
        Response seen = service.as(country.territorial).get("/api/v1/alerts");
        seen.then()
                .body("election[0]", equalTo(poll.code()))
                .body("precinct[0]", equalTo(country.home.code()))
                .body("[1]", not(hasKey("election")))
                .body("precinct[1]", equalTo(country.home.code()));
        acknowledge(country.territorial, seen.path("[0].id"))
                .then()
                .body("election", equalTo(poll.code()))
                .body("precinct", equalTo(country.home.code()));
    }

    @Test
    void whatHappensAgainAfterAPersonHasLookedIsRaisedAnew() {
        for (int times = 1; times <= 3; times++) {
            raise();
            raise();
            service.as(country.home.chair())
                    .get("/api/v1/alerts?open=true")
                    .then()
                    .body("subject", contains(subject));
            service.as(country.home.chair()).get("/api/v1/alerts").then().body("", hasSize(times));
            acknowledge(country.home.chair(), idOf()).then().statusCode(200);
        }
    }

    @Test
    void theNewestComeFirstPageByPage() {
        String older = subject;
        anAlertAtHome();
        var first = service.as(country.home.chair()).get("/api/v1/alerts?limit=1");
        first.then().body("subject[0]", equalTo(subject));
        String next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        service.as(country.home.chair()).get(next).then().body("subject[0]", equalTo(older));
    }

    @Test
    void whatIsNoIdOfAnAlertIsUnknown() {
        acknowledge(country.central, "0").then().statusCode(404).body("type", problem("not-found"));
    }

    private void raise() {
        alerts.raise(AlertKind.SILENT_PRECINCT, null, country.home.id(), subject, "no admission for an hour");
    }

    private String idOf() {
        return service.as(country.home.chair()).get("/api/v1/alerts").path("[0].id");
    }

    private Response acknowledge(String token, String id) {
        return service.as(token)
                .contentType("application/json")
                .body("{\"note\":\"seen\"}")
                .post("/api/v1/alerts/" + id + "/acknowledgement");
    }
}
