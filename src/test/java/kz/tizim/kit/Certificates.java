package kz.tizim.kit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.Map;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;

/** The certificates that a precinct has issued, and what it does to them. */
public record Certificates(Service service, Poll poll, Place home) {

    /** Takes one back. */
    public Response takeBack(String number, Iin voter, String key) {
        return end(
                home.member(), number, "return", Map.of("iin", voter.digits(), "reason", "Stays, statement No 4"), key);
    }

    /** Blocks one that was lost. */
    public Response block(String number, Iin voter, String key) {
        return end(home.member(), number, "loss", Map.of("iin", voter.digits(), "reason", "Lost, statement No 5"), key);
    }

    /** Asks to annul one. */
    public Response askAnnulment(String username, String number, Iin voter) {
        var request = Map.of(
                "iin", voter.digits(), "precinct", home.code(), "ground", "COURT", "reference", "Case No 2-17/2026");
        return end(username, number, "annulment", request, Service.newKey());
    }

    /** Annuls one by two persons. */
    public void annul(String number, Iin voter) {
        service.decide(home.member(), askedAnnulment(number, voter), true)
                .then()
                .statusCode(200);
    }

    /** The approval that an annulment waits for. */
    public int askedAnnulment(String number, Iin voter) {
        return askAnnulment(home.chair(), number, voter)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private Response end(String username, String number, String how, Map<String, ?> request, String key) {
        return service.as(username, key).body(request).post(poll.path("/certificates/" + number + "/" + how));
    }

    /** What befell one. */
    public Response history(String username, String number) {
        return service.as(username).get(poll.path("/certificates/" + number + "/history"));
    }

    /** Finds some in the journal. */
    public Response search(String username, Map<String, ?> search, String page) {
        return service.as(username).body(search).post(poll.path("/certificates/search" + page));
    }

    /** Says that one stands so. */
    public void assertState(String number, String state) {
        service.as(home.member())
                .get(poll.path("/certificates/" + number))
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    /** Says whether a citizen is detached for the national contest. */
    public void assertDetached(SmallCountry country, Iin voter, boolean detached) {
        assertEquals(
                detached ? 1 : 0,
                country.query(
                        "select count(*)::int from detachment d join contest c on c.id = d.contest_id and c.code = 'mazhilis'"
                                + " where d.iin = ? and d.ended_at is null and d.election_id ="
                                + " (select id from election where code = ?)",
                        voter.value(),
                        poll.code()));
    }
}
