package kz.tizim.access;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Operation;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.Test;

/** Who gets in, for how long, and what each role may call. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessResourceTest extends WithCountry {
    /** What somebody of any role may call. */
    private static final Set<String> FOR_EVERY_ROLE = Set.of(
            "GET /api/v1/approvals",
            "POST /api/v1/approvals/{id}/decision",
            "DELETE /api/v1/sessions/current",
            "GET /api/v1/elections/{election}/blanks/balance");

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        Response wrong = service.signIn(country.admin, "not the password");
        Response unknown = service.signIn("nobody-of-this-name", "not the password");
        wrong.then().statusCode(401).body("type", problem("unauthenticated"));
        assertEquals(wrong.asString(), unknown.asString());
        assertEquals(wrong.statusCode(), unknown.statusCode());
    }

    @Test
    void eachSignInGivesANewToken() {
        String first = service.signIn(country.admin);
        assertNotEquals(first, service.signIn(country.admin));
        accounts(first).then().statusCode(200);
    }

    @Test
    void signingOutEndsThatTokenAlone() {
        String first = service.signIn(country.admin);
        String second = service.signIn(country.admin);
        withToken(first).delete("/api/v1/sessions/current").then().statusCode(204);
        accounts(first).then().statusCode(401).body("type", problem("unauthenticated"));
        accounts(second).then().statusCode(200);
    }

    @Test
    void aDeactivatedAccountLosesAllSessionsAtOnce() {
        String first = service.signIn(country.secondAdmin);
        String second = service.signIn(country.secondAdmin);
        int id = country.query("select id from account where username = ?", country.secondAdmin);
        service.as(country.admin)
                .post("/api/v1/accounts/" + id + "/deactivation")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        accounts(first).then().statusCode(401);
        accounts(second).then().statusCode(401);
        service.signIn(country.secondAdmin, SmallCountry.PASSWORD)
                .then()
                .statusCode(401)
                .body("type", problem("unauthenticated"));
    }

    @Test
    void nobodyDeactivatesTheOwnAccount() {
        int id = country.query("select id from account where username = ?", country.admin);
        service.as(country.admin)
                .post("/api/v1/accounts/" + id + "/deactivation")
                .then()
                .statusCode(403)
                .body("type", problem("forbidden"));
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        String token = service.signIn(country.admin);
        moveSessions("seen_at = clock_timestamp() - interval '29 minutes'");
        accounts(token).then().statusCode(200);
        moveSessions("seen_at = clock_timestamp() - interval '31 minutes'");
        accounts(token).then().statusCode(401).body("type", problem("unauthenticated"));
    }

    @Test
    void aRequestKeepsASessionAwake() throws InterruptedException {
        String token = service.signIn(country.admin);
        moveSessions("seen_at = clock_timestamp() - interval '29 minutes'");
        accounts(token).then().statusCode(200);
        awaitThatItIsSeen();
        moveSessions("seen_at = seen_at - interval '29 minutes'");
        accounts(token).then().statusCode(200);
    }

    /** Written down after the answer, for which nobody waits. */
    private void awaitThatItIsSeen() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (country.query(
                            "select count(*)::int from session s"
                                    + " join account a on a.id = s.account_id where a.username = ?"
                                    + " and s.seen_at < clock_timestamp() - interval '1 minute'",
                            country.admin)
                    == 0) {
                return;
            }
            Thread.sleep(50);
        }
        fail("nobody has written down that the account was seen");
    }

    @Test
    void aSessionEndsAtItsAbsoluteEnd() {
        String token = service.signIn(country.admin);
        moveSessions("expires_at = clock_timestamp() - interval '1 second'");
        accounts(token).then().statusCode(401).body("type", problem("unauthenticated"));
    }

    @Test
    void aTokenThatNobodyGaveIsRefused() {
        accounts("x".repeat(5000)).then().statusCode(401).body("type", problem("unauthenticated"));
        accounts("' or true --").then().statusCode(401).body("type", problem("unauthenticated"));
    }

    @Test
    void withoutATokenNothingButThePublicCallsIsAnswered() {
        var wrong = new ArrayList<String>();
        for (Operation operation : Operation.all()) {
            Response answer = operation.call(service.anybody(), operation.pathToNothing(), "{}");
            boolean refused = answer.statusCode() == 401;
            if (refused == operation.isPublic() && !operation.toString().equals("POST /api/v1/sessions")) {
                wrong.add(operation + " " + answer.statusCode());
            }
            if (refused) {
                answer.then().contentType("application/problem+json").body("type", problem("unauthenticated"));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOtherCallIsClosedToSomeRole() {
        var wrong = new ArrayList<String>();
        for (Operation operation : Operation.all()) {
            if (!operation.isPublic() && !FOR_EVERY_ROLE.contains(operation.toString())) {
                List<String> refused = refusedRoles(operation);
                if (refused.isEmpty() || refused.size() == 6) {
                    wrong.add(operation + " refuses " + refused);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private List<String> refusedRoles(Operation operation) {
        var refused = new ArrayList<String>();
        for (String username : List.of(
                country.admin,
                country.central,
                country.territorial,
                country.home.chair(),
                country.home.member(),
                country.observer)) {
            Response answer = operation.call(service.as(username, Service.newKey()), operation.pathToNothing(), "{}");
            assertNotEquals(401, answer.statusCode(), operation + " as " + username);
            assertTrue(answer.statusCode() < 500, operation + " as " + username + ": " + answer.statusCode());
            if (answer.statusCode() == 403) {
                answer.then().contentType("application/problem+json").body("type", problem("forbidden"));
                refused.add(username);
            }
        }
        return refused;
    }

    @Test
    void anObserverSeesNoPersonalData() {
        for (Operation operation : Operation.all()) {
            boolean personal = Stream.of("/voters", "/certificates", "/home-visits", ".pdf")
                    .anyMatch(operation.path()::contains);
            if (personal && !operation.isPublic()) {
                operation
                        .call(service.as(country.observer, Service.newKey()), operation.pathToNothing(), "{}")
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Test
    void thePeopleOfAPrecinctDoNotRunTheElection() {
        for (String username : List.of(country.home.chair(), country.home.member())) {
            for (String path : List.of("/api/v1/accounts", "/api/v1/elections", "/api/v1/clock")) {
                service.as(username).body("{}").post(path).then().statusCode(403);
            }
        }
    }

    @Test
    void whoRunsTheElectionGivesNoBallots() {
        for (String username : List.of(country.admin, country.central, country.territorial)) {
            for (String path : List.of("/ballots", "/certificates", "/certificates/0000000172/redemption")) {
                service.as(username, Service.newKey())
                        .body("{}")
                        .post("/api/v1/elections/no-such" + path)
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Test
    void onlyTheChairOpensAndCloses() {
        for (String path : List.of("/opening", "/closing")) {
            service.as(country.home.member())
                    .body(Map.of("signatures", 0))
                    .post("/api/v1/elections/no-such/precincts/" + country.home.code() + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void anAccountSitsWhereItsRoleBelongs() {
        var request = new java.util.HashMap<String, Object>(Map.of(
                "username",
                "new-" + country.home.code(),
                "fullName",
                "Member M",
                "role",
                "MEMBER",
                "password",
                SmallCountry.PASSWORD));
        refusedField(request, "commission");
        request.put("commission", "CEC");
        refusedField(request, "commission");
        request.put("commission", country.home.code());
        service.as(country.admin).body(request).post("/api/v1/accounts").then().statusCode(201);
        service.as(country.admin)
                .body(request)
                .post("/api/v1/accounts")
                .then()
                .statusCode(409)
                .body("type", problem("already-exists"));
        assertFalse(service.signIn("new-" + country.home.code()).isEmpty());
    }

    private void refusedField(Map<String, Object> request, String field) {
        service.as(country.admin)
                .body(request)
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private void moveSessions(String change) {
        country.run(
                "update session set " + change + " where account_id = (select id from account where username = ?)",
                country.admin);
    }

    private Response accounts(String token) {
        return withToken(token).get("/api/v1/accounts?limit=1");
    }

    private io.restassured.specification.RequestSpecification withToken(String token) {
        return service.anybody().header("Authorization", "Bearer " + token);
    }
}
