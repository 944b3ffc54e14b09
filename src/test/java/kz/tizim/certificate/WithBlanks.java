package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A country whose law allows a blank for each voter, and the acts of its commissions about blanks. */
abstract class WithBlanks extends WithCountry {
    static final int VOTERS = 40;
    static final String CEC = "CEC";

    List<Iin> voters;
    Poll poll;
    String territory;

    @BeforeEach
    final void anElectionWithBlanks() throws InterruptedException {
        voters = country.citizens(country.home, VOTERS);
        poll = election(Map.of("blanksPerThousand", 1000, "blanksSource", "Law of this test"));
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        territory = country.territorial.replace("territorial-", "T-");
    }

    Poll election(Map<String, Object> calendar) {
        LocalDate day =
                service.now().atZoneSameInstant(Service.ALMATY).toLocalDate().plusDays(10);
        var election = new Poll("b-" + UUID.randomUUID().toString().substring(0, 12), day);
        var request = Service.electionRequest(election.code(), day);
        request.put("calendar", calendar);
        service.as(country.admin).body(request).post("/api/v1/elections").then().statusCode(201);
        return election;
    }

    static String number(int serial) {
        return CertificateNumber.ofSerial(serial).digits();
    }

    static Map<String, String> range(int first, int last) {
        return Map.of("first", number(first), "last", number(last));
    }

    /** An act about blanks; more can be put into it. */
    static Map<String, Object> act(String kind, int first, int last) {
        var act = new LinkedHashMap<String, Object>(range(first, last));
        act.put("kind", kind);
        act.put("act", "Act of " + kind);
        return act;
    }

    Response move(String username, Map<String, Object> act, String key) {
        return service.as(username, key).body(act).post(poll.path("/blanks/movements"));
    }

    Response print(String contest, int first, int last) {
        var act = act("PRINT", first, last);
        act.put("contest", contest);
        return move(country.central, act, newKey());
    }

    Response handOver(String username, String to, int first, int last) {
        var act = act("HANDOVER", first, last);
        act.put("to", to);
        return move(username, act, newKey());
    }

    /** An act with a reason: SPOIL, LOSE, FIND, RECALL or CANCEL. */
    Response because(String username, String kind, int first, int last) {
        var act = act(kind, first, last);
        act.put("reason", "Seen by two members");
        return move(username, act, newKey());
    }

    Response receive(
            String username, String movement, List<Map<String, String>> missing, List<Map<String, String>> surplus) {
        return receive(username, movement, missing, surplus, newKey());
    }

    Response receive(
            String username,
            String movement,
            List<Map<String, String>> missing,
            List<Map<String, String>> surplus,
            String key) {
        var receipt = new HashMap<String, Object>();
        receipt.put("act", "Act of receipt");
        receipt.put("missing", missing);
        receipt.put("surplus", surplus);
        return service.as(username, key).body(receipt).post(poll.path("/blanks/movements/" + movement + "/receipt"));
    }

    /** Hands over, and the receiver confirms all of it. */
    void pass(String giver, String to, String receiver, int first, int last) {
        String movement = handOver(giver, to, first, last)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        receive(receiver, movement, List.of(), List.of()).then().statusCode(201);
    }

    /** Prints blanks of the national contest and brings them to a precinct. */
    void bring(Place place, int first, int last) {
        print("mazhilis", first, last).then().statusCode(201);
        pass(country.central, territory, country.territorial, first, last);
        pass(country.territorial, place.code(), place.chair(), first, last);
    }

    JsonPath balance(String username, @Nullable String commission) {
        return service.as(username)
                .queryParam("commission", commission == null ? "" : commission)
                .get(poll.path("/blanks/balance"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Counts of a contest as a balance has them, in their order. */
    void expect(JsonPath balance, String part, String counts) {
        Map<String, Object> found = balance.getMap(part + "[0]");
        var told = new StringBuilder();
        for (String name :
                List.of("received", "handedOn", "inTransit", "issued", "spoiled", "lost", "cancelled", "onHand")) {
            if (!found.get(name).equals(0)) {
                told.append(told.isEmpty() ? "" : " ").append(name).append(' ').append(found.get(name));
            }
        }
        assertEquals(counts, told.toString());
    }

    static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", problem(slug));
        return answer;
    }

    static void refusedField(Response answer, String field) {
        refused(answer, 400, "invalid-request").then().body("errors[0].field", equalTo(field));
    }

    /** The subjects of the alerts of a kind that an account sees, of this election's blanks. */
    List<String> alerts(String username, String kind) {
        return service.as(username)
                .get("/api/v1/alerts?limit=1000")
                .then()
                .extract()
                .jsonPath()
                .getList("findAll { it.kind == '" + kind + "' }.subject");
    }
}
