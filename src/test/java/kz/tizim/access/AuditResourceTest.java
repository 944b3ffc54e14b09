package kz.tizim.access;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Pages;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what is seen by those above, without the citizens it was done to. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditResourceTest extends WithListedVoter {
    @BeforeEach
    void aBallot() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void anActIsShownWithoutItsCitizen() {
        Response acts = read(country.central, "?account=" + country.home.member() + "&action=ballot");
        acts.then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].outcome", equalTo("DONE"))
                .body("[0].commission", equalTo(country.home.code()))
                .body("[0].precinct", equalTo(country.home.code()))
                .body("[0].election", equalTo(poll.code()))
                .body("[0].subject", equalTo("mazhilis"));
        assertFalse(acts.asString().contains(voter.digits()));
        assertFalse(acts.asString().contains(String.valueOf(voter.value())));
    }

    @Test
    void aChairSeesWhatTheOwnCommissionDid() {
        read(country.home.chair(), "?limit=1000")
                .then()
                .statusCode(200)
                .body("commission", everyItem(equalTo(country.home.code())))
                .body("action", hasItem("ballot"))
                .body("action", hasItem("precinct-opened"));
        read(country.neighbour.chair(), "?limit=1000").then().body("action", not(hasItem("ballot")));
        read(country.territorial, "?limit=1000").then().body("action", not(hasItem("ballot")));
    }

    @Test
    void membersAndObserversAreRefused() {
        read(country.home.member(), "").then().statusCode(403).body("type", problem("forbidden"));
        read(country.observer, "").then().statusCode(403);
        service.anybody().get("/api/v1/audit").then().statusCode(401);
    }

    @Test
    void itIsReadPageByPageTheNewestFirst() {
        List<String> all =
                read(country.home.chair(), "?limit=1000&to=" + Instant.now()).path("id");
        var pages = new ArrayList<String>();
        String first = "/api/v1/audit?limit=1&to="
                + read(country.home.chair(), "?limit=1").<String>path("[0].at");
        for (Response page : Pages.from(
                first,
                path -> service.as(country.home.chair())
                        .urlEncodingEnabled(false)
                        .get(path))) {
            pages.addAll(page.path("id"));
        }
        assertEquals(all, pages);
    }

    @Test
    void aTimeIsFromAMomentToAnother() {
        String at = read(country.home.chair(), "?action=ballot").path("[0].at");
        read(country.home.chair(), "?action=ballot&from=" + at).then().body("", hasSize(1));
        read(country.home.chair(), "?action=ballot&to=" + at).then().body("", hasSize(0));
        read(country.home.chair(), "?from=yesterday")
                .then()
                .statusCode(400)
                .body("type", problem("invalid-request"))
                .body("errors[0].field", equalTo("from"));
    }

    @Test
    void whereNoBeginningIsAskedForADayIsSearched() {
        UUID old = UUID.fromString("019b0000-0000-7000-8000-" + newKey().substring(24));
        country.run("""
                insert into audit (id, at, account_id, action, outcome)
                select ?, timestamptz '2025-12-09 00:00:00Z', id, 'old-act', 'DONE' from account where username = ?""", old, country.home.chair());
        String query = "?action=old-act";
        read(country.home.chair(), query).then().body("", hasSize(0));
        read(country.home.chair(), query + "&to=2025-12-10T00:00:00Z").then().body("", hasSize(1));
        read(country.home.chair(), query + "&to=2025-12-10T00:00:01Z").then().body("", hasSize(0));
        read(country.home.chair(), query + "&from=2025-12-08T00:00:00Z").then().body("", hasSize(1));
    }

    @Test
    void thatItWasReadIsAnActToo() {
        read(country.home.chair(), "");
        read(country.home.chair(), "?action=audit-read").then().body("[0].subject", containsString("rows"));
    }

    private Response read(String username, String query) {
        return service.as(username).get("/api/v1/audit" + query);
    }
}
