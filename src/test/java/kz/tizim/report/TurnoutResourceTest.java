package kz.tizim.report;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Who has not voted is private (domain rule 13). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TurnoutResourceTest {
    @Inject
    AgroalDataSource database;

    private final Service service = new Service();

    @Test
    void turnoutShowsCompletedHoursOnly() throws Exception {
        var country = new SmallCountry(database);
        Iin voter = country.citizen(country.home);
        Poll poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(10, 55)));
        turnout(poll, 0);
        service.moveClock(country, poll.at(LocalTime.of(11, 0)));
        turnout(poll, 1);
    }

    @Test
    void whoIsStruckOffCountsNoMore() throws Exception {
        var country = new SmallCountry(database);
        Iin voter = country.citizen(country.home);
        Poll poll = service.electionWithLists(country);
        int before = listed(poll);
        service.as(country.home.chair(), newKey())
                .body(Map.of(
                        "iin", voter.digits(), "precinct", country.home.code(), "ground", "DEATH", "reference", "No 1"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(201);
        service.moveClock(country, service.now().plusHours(1));
        assertEquals(before - 1, listed(poll));
    }

    private int listed(Poll poll) {
        return service.anybody().get(poll.path("/turnout")).path("listed");
    }

    private void turnout(Poll poll, int voted) {
        service.anybody()
                .get(poll.path("/turnout"))
                .then()
                .statusCode(200)
                .body("contests.find { it.contest == 'mazhilis' }.voted", equalTo(voted))
                .body("precincts", hasSize(voted));
    }
}
