package kz.tizim.imports;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Pages;
import kz.tizim.kit.SmallCountry;
import org.junit.jupiter.api.Test;

/** Proposals of an election are those of its commissions, and of imports that stand. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProposalReachResourceTest extends WithImportedLists {
    @Test
    void anImportThatIsUndoneProposesNothing() {
        register.write(changes, "life_status", "DECEASED");
        register.remove(stays);
        register.citizen();
        int id = register.apply();
        proposals(country.home.member(), "").body("kind", containsInAnyOrder("EXCLUDE", "EXCLUDE", "INCLUDE"));
        int approval = calls.asFirst()
                .post("/api/v1/imports/" + id + "/rollback")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.central, approval, true).then().statusCode(200);
        String state = "APPLIED";
        for (int i = 0; i < 500 && state.equals("APPLIED"); i++) {
            LockSupport.parkNanos(20_000_000);
            state = calls.settled(id).extract().path("state");
        }
        assertEquals("ROLLED_BACK", state);
        proposals(country.home.member(), "").body("", empty());
    }

    @Test
    void proposalsHavePagesAndEachCommissionItsOwn() {
        register.write(changes, "life_status", "DECEASED");
        register.write(stays, "life_status", "DECEASED");
        register.write(elsewhere, "life_status", "DECEASED");
        register.apply();
        var seen = new ArrayList<String>();
        for (Response page : Pages.from(poll.path("/lists/proposals?limit=2"), service.as(country.territorial)::get)) {
            seen.addAll(page.path("iin"));
        }
        assertEquals(List.of(digits(stays, changes, elsewhere)), seen);
        proposals(country.neighbour.member(), "").body("iin", contains(elsewhere.digits()));
        proposals(country.central, "").body("iin", hasItems(digits(stays, changes, elsewhere)));
        proposals(new SmallCountry(database).territorial, "").body("iin", not(hasItems(elsewhere.digits())));
        String home = poll.path("/lists/proposals?precinct=" + country.home.code());
        service.as(country.neighbour.member()).get(home).then().statusCode(404).body("type", problem("not-found"));
        service.as(country.neighbour.member())
                .get(poll.path("/lists/proposals/counts?precinct=" + country.home.code()))
                .then()
                .statusCode(404);
        service.as(country.observer).get(home).then().statusCode(403);
        service.anybody().get(home).then().statusCode(401);
    }
}
