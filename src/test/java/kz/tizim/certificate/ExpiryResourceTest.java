package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.LocalTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Beside;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates that nobody used (domain rule 7). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExpiryResourceTest extends WithCountry {
    private Iin traveller;
    private Iin stayer;
    private Poll poll;
    private Certificates certificates;
    private String used;
    private String unused;

    @BeforeEach
    void twoCertificates() throws Exception {
        traveller = country.citizen(country.home);
        stayer = country.citizen(country.home);
        poll = service.electionWithLists(country);
        certificates = new Certificates(service, poll, country.home);
        used = service.certificate(poll, country.home, traveller);
        unused = service.certificate(poll, country.home, stayer);
        service.openPolls(country, poll, country.otherRegion);
    }

    @Test
    void whatIsStillOutWhenTheListsAreLockedHasExpired() {
        service.redeem(poll, country.otherRegion, used, traveller, newKey())
                .then()
                .statusCode(201);
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        certificates.assertState(unused, "ISSUED");
        service.close(poll, country.otherRegion, 1, null).then().statusCode(200);
        lock().then().statusCode(200);
        certificates.assertState(used, "REDEEMED");
        certificates.assertState(unused, "EXPIRED");
        certificates
                .history(country.home.member(), unused)
                .then()
                .body("kind", contains("ISSUED", "EXPIRED"))
                .body("[1].by", equalTo(country.admin));
        lock().then().statusCode(200);
        service.redeem(poll, country.otherRegion, unused, stayer, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
    }

    @Test
    void theCertificatesOfAnotherElectionStayOut() throws Exception {
        Poll next = service.electionWithLists(country);
        String other = service.certificate(next, country.home, stayer);
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.close(poll, country.otherRegion, 0, null).then().statusCode(200);
        lock().then().statusCode(200);
        new Certificates(service, next, country.home).assertState(other, "ISSUED");
    }

    @Test
    void aRedemptionUnderWayAtTheEndOfThePollsIsWaitedForAndCounts() throws Exception {
        CompletableFuture<Response> redemption;
        CompletableFuture<Response> closing;
        try (Connection hold = Owner.connect()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("lock table supplementary_entry in exclusive mode");
            redemption = Beside.begin(() -> service.redeem(poll, country.otherRegion, used, traveller, newKey()));
            assertThrows(TimeoutException.class, () -> redemption.get(500, TimeUnit.MILLISECONDS));
            service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
            closing = Beside.begin(() -> service.close(poll, country.otherRegion, 1, null));
            assertThrows(TimeoutException.class, () -> closing.get(500, TimeUnit.MILLISECONDS));
            lock().then().statusCode(409).body("type", problem("lists-frozen"));
            hold.rollback();
        }
        assertEquals(201, redemption.get(10, TimeUnit.SECONDS).statusCode());
        assertEquals(200, closing.get(10, TimeUnit.SECONDS).statusCode());
        lock().then().statusCode(200);
        certificates.assertState(used, "REDEEMED");
        certificates.assertState(unused, "EXPIRED");
    }

    private Response lock() {
        return service.as(country.admin).post(poll.path("/lists/lock"));
    }
}
