package kz.tizim.certificate;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The acts about blanks, page by page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BlankPageResourceTest extends WithBlanks {
    @BeforeEach
    void twentyBlanksAtTheTerritory() {
        print("mazhilis", 1, 20).then().statusCode(201);
        pass(country.central, territory, country.territorial, 1, 20);
    }

    @Test
    void commissionsSeeTheirOwnActsAndThoseBelow() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        for (String username : List.of(country.home.member(), country.territorial, country.central)) {
            service.as(username)
                    .get(poll.path("/blanks/movements?open=true"))
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(List.of(movement)));
        }
        service.as(country.neighbour.chair())
                .get(poll.path("/blanks/movements"))
                .then()
                .body("", hasSize(0));
        service.as(country.central)
                .get(poll.path("/blanks/movements?limit=2"))
                .then()
                .body("kind", equalTo(List.of("HANDOVER", "HANDOVER")))
                .body("[1].receipt.received", equalTo(20));
        service.as(country.observer).get(poll.path("/blanks/movements")).then().statusCode(403);
    }

    @Test
    void aPageTellsOfEachActWhatItsOwnAnswerTold() {
        String handover =
                handOver(country.territorial, country.home.code(), 1, 10).path("id");
        Response received =
                receive(country.home.chair(), handover, List.of(range(7, 8), range(2, 2)), List.of(range(19, 20)));
        Response spoiled = because(country.home.chair(), "SPOIL", 3, 4);
        spoiled.then().statusCode(201);
        Response newest = service.as(country.territorial).get(poll.path("/blanks/movements?limit=1"));
        assertEquals(List.of(spoiled.jsonPath().getMap("")), newest.jsonPath().getList(""));
        String link = newest.header("Link");
        Response next = service.as(country.territorial).get(link.substring(link.indexOf("/api/"), link.indexOf('>')));
        assertEquals(List.of(received.jsonPath().getMap("")), next.jsonPath().getList(""));
        next.then()
                .body("receipt[0].missing.collect { it.first }", equalTo(List.of(number(2), number(7))))
                .body("receipt[0].surplus.collect { it.last }", equalTo(List.of(number(20))));
    }
}
