package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** What a precinct without network did before it heard of an act, or without a request (domain rules 15 and 17). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaperOfOtherHoursResourceTest extends WithPaper {
    @Test
    void aBallotBeforeTheNewsOfAnEarlierEndIsEnteredWithAnAlert() {
        closeAt("12:00:00");
        service.moveClock(country, poll.at(LocalTime.of(21, 0)));
        var request = request(country.home, voter, "14");
        request.put("writtenAt", poll.at(LocalTime.of(12, 15)).toString());
        String entry = send(country.home, request, newKey())
                .then()
                .statusCode(201)
                .body("results.outcome", contains("ADMITTED"))
                .extract()
                .path("results[0].ledgerEntry");
        alerted(entry);
        request.put("writtenAt", poll.at(LocalTime.of(20, 0)).toString());
        request.put("sheet", "15");
        send(country.home, request, newKey()).then().statusCode(422).body("type", problem("outside-window"));
    }

    @Test
    void aBallotOfAnExtensionIsEntered() {
        closeAt("21:00:00");
        service.moveClock(country, poll.at(LocalTime.of(21, 0)));
        var request = request(country.home, voter, "14");
        request.put("writtenAt", poll.at(LocalTime.of(20, 59)).toString());
        send(country.home, request, newKey()).then().statusCode(201);
    }

    @Test
    void aBallotAtHomeWithoutARequestIsEnteredWithAnAlert() {
        var request = request(country.home, voter, "14");
        request.put("channel", "HOME");
        String entry = send(country.home, request, newKey())
                .then()
                .statusCode(201)
                .body("results.outcome", contains("ADMITTED"))
                .extract()
                .path("results[0].ledgerEntry");
        alerted(entry);
    }

    private void closeAt(String closes) {
        service.as(country.territorial)
                .body(Map.of("act", "No 12", "reason", "A storm", "closes", closes))
                .post(poll.path("/precincts/" + country.home.code() + "/hours"))
                .then()
                .statusCode(200);
    }
}
