package kz.tizim.lookup;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Where do I vote? */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LookupResourceTest extends WithListedVoter {
    @Test
    void aListedCitizenIsToldThePollingStation() {
        service.lookup(poll, voter, "1234")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("found", equalTo(true))
                .body("precinct.code", equalTo(country.home.code()))
                .body("help.certificatesOpen", equalTo(true));
    }

    @Test
    void theDocumentHasToBeTheCitizens() {
        service.lookup(poll, voter, "4321")
                .then()
                .statusCode(200)
                .body("found", equalTo(false))
                .body("precinct", nullValue());
    }

    @Test
    void foundOrNotTheAnswerHasTheSameShape() {
        Map<String, Object> found = members(service.lookup(poll, voter, "1234"));
        Map<String, Object> wrongDocument = members(service.lookup(poll, voter, "4321"));
        Map<String, Object> unknown = members(service.lookup(poll, country.freshIin(LocalDate.of(1975, 6, 7)), "1234"));
        assertEquals(found.keySet(), wrongDocument.keySet());
        assertEquals(wrongDocument, unknown);
        assertEquals(found.get("help"), unknown.get("help"));
    }

    @Test
    void aMissionAbroadHasItsOwnHours() throws Exception {
        country.run("update precinct set time_zone = 'Europe/Paris' where id = ?", country.otherRegion.id());
        Iin diplomat = country.citizen(country.otherRegion);
        Poll next = service.electionWithLists(country);
        String opensAt = service.lookup(next, diplomat, "1234").path("precinct.opensAt");
        assertEquals(
                next.day()
                        .atTime(LocalTime.of(7, 0))
                        .atZone(ZoneId.of("Europe/Paris"))
                        .toOffsetDateTime(),
                OffsetDateTime.parse(opensAt));
    }

    @Test
    void afterTheWindowNoCertificateIsPromised() {
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        service.lookup(poll, voter, "1234").then().body("help.certificatesOpen", equalTo(false));
    }

    @Test
    void anElectionThatIsNotThereFindsNobody() {
        service.anybody()
                .body(Map.of("iin", voter.digits(), "documentLast4", "1234", "election", "no-such"))
                .post("/api/v1/lookup")
                .then()
                .statusCode(200)
                .body("found", equalTo(false));
    }

    @Test
    void anIinWithAWrongCheckDigitIsNamed() {
        String digits = voter.digits();
        char wrong = digits.charAt(11) == '9' ? '0' : (char) (digits.charAt(11) + 1);
        service.anybody()
                .body(Map.of("iin", digits.substring(0, 11) + wrong, "documentLast4", "1234"))
                .post("/api/v1/lookup")
                .then()
                .statusCode(400)
                .body("type", problem("invalid-request"))
                .body("errors[0].field", equalTo("iin"));
    }

    private static Map<String, Object> members(Response answer) {
        answer.then().statusCode(200);
        return new LinkedHashMap<>(answer.jsonPath().getMap(""));
    }
}
