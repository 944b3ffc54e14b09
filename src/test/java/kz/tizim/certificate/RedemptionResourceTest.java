package kz.tizim.certificate;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Redemption, rule by rule (domain rules 6 to 8). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedemptionResourceTest extends WithListedVoter {
    @Test
    void theHolderIsAdmittedOnceAtAnotherSettlement() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherRegion, country.otherTown);
        service.redeem(poll, country.otherRegion, number, voter, Service.newKey())
                .then()
                .statusCode(201)
                .body("precinct", equalTo(country.otherRegion.code()))
                .body("ledgerEntry", notNullValue());
        service.redeem(poll, country.otherTown, number, voter, Service.newKey())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:tizim:problem:certificate-used"))
                .body("usedAt", equalTo(country.otherRegion.code()))
                .body("usedOn", notNullValue())
                .body("basis", equalTo("CERTIFICATE"));
    }

    @Test
    void theSameKeyReturnsTheFirstAnswer() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherRegion);
        String key = Service.newKey();
        String first =
                service.redeem(poll, country.otherRegion, number, voter, key).asString();
        var again = service.redeem(poll, country.otherRegion, number, voter, key);
        assertEquals(201, again.statusCode());
        assertEquals(first, again.asString());
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherRegion, country.home);
        String key = Service.newKey();
        service.redeem(poll, country.otherRegion, number, voter, key).then().statusCode(201);
        service.ballot(poll, country.home, voter, key)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tizim:problem:idempotency-key-reused"));
    }

    @Test
    void anEmbassyDoesNotRedeemItsOwnCertificates() {
        country.run("update precinct set settlement = '' where id = ?", country.home.id());
        isOfTheSameSettlement(country.home);
    }

    @Test
    void aCertificateIsNotForThePrecinctsOfItsOwnSettlement() {
        isOfTheSameSettlement(country.neighbour);
    }

    private void isOfTheSameSettlement(SmallCountry.Place place) {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, place);
        service.redeem(poll, place, number, voter, Service.newKey())
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tizim:problem:same-settlement"));
    }

    @Test
    void theIdentityDocumentMustBeTheHolders() {
        Iin other = country.citizen(country.otherRegion);
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, other, Service.newKey())
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tizim:problem:wrong-holder"));
    }

    @Test
    void aHomeBallotIsRefusedWhileACertificateIsOut() {
        service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, Service.newKey())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:tizim:problem:detached"));
    }

    @Test
    void withoutAKeyNothingIsDecided() {
        service.as(country.home.member())
                .body(Map.of("iin", voter.digits(), "precinct", country.home.code(), "channel", "STATION"))
                .post(poll.path("/ballots"))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tizim:problem:idempotency-key-missing"));
    }
}
