package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Owner;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several persons of a commission who ask for the same in the same instant. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class VoidRaceResourceTest extends WithListedVoter {

    @Test
    void whoeverAsksForTheSameVoidAtTheSameTimeGetsTheSameMatter() throws Exception {
        service.openPolls(country, poll, country.home);
        String entry = service.ballot(poll, country.home, voter, newKey()).path("results[0].ledgerEntry");
        List<String> askers = List.of(country.home.member(), country.home.chair());
        askers.forEach(service::token);
        var asked = new ArrayList<Future<Response>>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection hold = Owner.connect()) {
                hold.setAutoCommit(false);
                // Both may look whether a matter waits, and neither may make one.
                hold.createStatement().execute("lock table approval in share mode");
                askers.forEach(asker -> asked.add(desks.submit(() -> service.askVoid(poll, asker, entry))));
                Thread.sleep(600);
                hold.rollback();
            }
        }
        int matter = asked.getFirst().get().then().statusCode(202).extract().path("id");
        int same = asked.getLast().get().then().statusCode(202).extract().path("id");
        assertEquals(matter, same);
    }
}
