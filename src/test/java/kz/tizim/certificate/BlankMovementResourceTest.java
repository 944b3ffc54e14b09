package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blanks move by signed acts, and nothing is silently accepted (domain rule 7). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BlankMovementResourceTest extends WithBlanks {
    @BeforeEach
    void twentyBlanksAtTheTerritory() {
        print("mazhilis", 1, 20).then().statusCode(201);
        pass(country.central, territory, country.territorial, 1, 20);
    }

    @Test
    void aHandoverIsTheGiversUntilTheReceiverConfirms() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        expect(balance(country.territorial, null), "own", "received 20 inTransit 5 onHand 15");
        assertEquals(List.of(), balance(country.home.chair(), null).getList("own"));
        receive(country.home.chair(), movement, List.of(), List.of())
                .then()
                .statusCode(201)
                .body("receipt.received", equalTo(5));
        expect(balance(country.territorial, null), "own", "received 20 handedOn 5 onHand 15");
        expect(balance(country.home.chair(), null), "own", "received 5 onHand 5");
    }

    @Test
    void onlyTheReceiverConfirmsAndOnlyOnce() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        refused(receive(country.neighbour.chair(), movement, List.of(), List.of()), 404, "not-found");
        refused(receive(country.territorial, movement, List.of(), List.of()), 404, "not-found");
        String key = newKey();
        String first = receive(country.home.chair(), movement, List.of(), List.of(), key)
                .asString();
        Response again = receive(country.home.chair(), movement, List.of(), List.of(), key);
        again.then().statusCode(201);
        assertEquals(first, again.asString());
        refused(
                receive(country.home.chair(), movement, List.of(range(1, 1)), List.of(), key),
                422,
                "idempotency-key-reused");
        refused(receive(country.home.chair(), movement, List.of(), List.of()), 409, "already-exists");
    }

    @Test
    void missingNumbersAreAnAlertAndStayWithTheGiver() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        receive(country.home.chair(), movement, List.of(range(2, 3)), List.of())
                .then()
                .statusCode(201)
                .body("receipt.received", equalTo(3))
                .body("receipt.missing", equalTo(List.of(range(2, 3))));
        String gap = number(2) + "-" + number(3) + " " + movement;
        assertEquals(List.of(gap), alerts(country.home.chair(), "BLANK_GAP"));
        assertEquals(List.of(gap), alerts(country.territorial, "BLANK_GAP"));
        assertEquals(List.of(), alerts(country.neighbour.chair(), "BLANK_GAP"));
        expect(balance(country.territorial, null), "own", "received 20 handedOn 3 inTransit 2 onHand 15");
        because(country.territorial, "RECALL", 2, 2).then().statusCode(201);
        because(country.territorial, "LOSE", 3, 3).then().statusCode(201);
        expect(balance(country.territorial, null), "own", "received 20 handedOn 3 lost 1 onHand 16");
    }

    @Test
    void missingNumbersWereHandedOverAndStandOnce() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        String chair = country.home.chair();
        refusedField(receive(chair, movement, List.of(range(5, 6)), List.of()), "missing[0]");
        refusedField(receive(chair, movement, List.of(range(1, 2), range(2, 3)), List.of()), "missing[1]");
        refusedField(receive(chair, movement, List.of(range(1, 1)), List.of(range(1, 1))), "missing[0]");
        refusedField(receive(chair, movement, List.of(range(3, 2)), List.of()), "missing[0].last");
        refusedField(receive(chair, movement, List.of(), List.of(range(3, 2))), "surplus[0].last");
        refusedField(receive(chair, movement, List.of(), List.of(range(1001, 2001))), "surplus[0].last");
        assertEquals(List.of(), balance(chair, null).getList("own"));
    }

    @Test
    void aDoubledNumberIsAnAlertAndIsNotUsed() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        receive(country.home.chair(), movement, List.of(), List.of(range(4, 4)))
                .then()
                .statusCode(201);
        String doubled = number(4) + "-" + number(4) + " " + movement;
        assertEquals(List.of(doubled), alerts(country.home.chair(), "BLANK_DOUBLED"));
        expect(balance(country.home.chair(), null), "own", "received 5 cancelled 1 onHand 4");
    }

    @Test
    void whatNobodyHandedOverIsAnAlertAndMovesNothing() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        receive(country.home.chair(), movement, List.of(), List.of(range(9, 10)))
                .then()
                .statusCode(201);
        assertEquals(
                List.of(number(9) + "-" + number(10) + " " + movement), alerts(country.territorial, "BLANK_DOUBLED"));
        expect(balance(country.home.chair(), null), "own", "received 5 onHand 5");
        expect(balance(country.territorial, null), "own", "received 20 handedOn 5 onHand 15");
    }

    @Test
    void whatTheGiverTookBackHasToBeNamedAsMissing() {
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        because(country.territorial, "RECALL", 5, 5).then().statusCode(201);
        refused(receive(country.home.chair(), movement, List.of(), List.of()), 409, "blanks-not-on-hand");
        receive(country.home.chair(), movement, List.of(range(5, 5)), List.of())
                .then()
                .statusCode(201);
        expect(balance(country.territorial, null), "own", "received 20 handedOn 4 onHand 16");
    }

    @Test
    void unusedOnesGoBackUpTheTree() {
        pass(country.territorial, country.home.code(), country.home.chair(), 1, 5);
        pass(country.home.chair(), territory, country.territorial, 4, 5);
        pass(country.territorial, CEC, country.central, 5, 5);
        expect(balance(country.home.chair(), null), "own", "received 5 handedOn 2 onHand 3");
        expect(balance(country.territorial, null), "own", "received 22 handedOn 6 onHand 16");
        expect(balance(country.territorial, null), "total", "received 20 handedOn 1 onHand 19");
        expect(balance(country.central, null), "total", "received 20 onHand 20");
    }

    @Test
    void blanksGoToTheCommissionAboveOrOneDirectlyBelow() {
        refusedField(handOver(country.territorial, territory, 1, 5), "to");
        refusedField(handOver(country.territorial, "99-99", 1, 5), "to");
        refusedField(handOver(country.central, country.home.code(), 1, 5), "to");
        pass(country.territorial, country.home.code(), country.home.chair(), 1, 5);
        refusedField(handOver(country.home.chair(), country.neighbour.code(), 1, 5), "to");
    }

    @Test
    void blanksGoOnlyWhereTheirContestIsHeld() {
        print("maslikhat", 31, 35).then().statusCode(201);
        pass(country.central, territory, country.territorial, 31, 35);
        refused(handOver(country.territorial, country.otherRegion.code(), 31, 35), 422, "outside-scope");
        pass(country.territorial, country.otherTown.code(), country.otherTown.chair(), 31, 35);
    }

    @Test
    void whatIsNotOnHandIsNotMoved() {
        pass(country.territorial, country.home.code(), country.home.chair(), 1, 5);
        because(country.territorial, "SPOIL", 6, 6).then().statusCode(201);
        handOver(country.territorial, country.neighbour.code(), 7, 8);
        refused(handOver(country.territorial, country.neighbour.code(), 5, 9), 409, "blanks-not-on-hand")
                .then()
                .body("blanks.state", equalTo(List.of("ELSEWHERE", "SPOILED", "ON_ITS_WAY", "ON_HAND")))
                .body("blanks.collect { it.first }", equalTo(List.of(number(5), number(6), number(7), number(9))));
        refused(because(country.territorial, "SPOIL", 5, 5), 409, "blanks-not-on-hand");
        refused(because(country.territorial, "RECALL", 9, 9), 409, "blanks-not-on-hand");
        refused(because(country.home.chair(), "LOSE", 9, 9), 409, "blanks-not-on-hand");
        refusedField(because(country.territorial, "SPOIL", 20, 21), "last");
        expect(balance(country.territorial, null), "own", "received 20 handedOn 5 inTransit 2 spoiled 1 onHand 12");
    }

    @Test
    void aBlankEndsByAnActWithAReason() {
        for (String kind : List.of("SPOIL", "LOSE", "FIND", "RECALL", "CANCEL")) {
            refusedField(move(country.territorial, act(kind, 1, 1), newKey()), "reason");
        }
        because(country.territorial, "SPOIL", 1, 1).then().statusCode(201);
        because(country.territorial, "LOSE", 2, 3).then().statusCode(201);
        expect(balance(country.territorial, null), "own", "received 20 spoiled 1 lost 2 onHand 17");
        refused(because(country.territorial, "LOSE", 1, 1), 409, "blanks-not-on-hand");
    }

    @Test
    void aLostBlankThatIsFoundIsCancelledWithAnAlert() {
        because(country.territorial, "LOSE", 2, 3).then().statusCode(201);
        refused(because(country.home.chair(), "FIND", 2, 4), 409, "blanks-not-on-hand");
        String movement = because(country.home.chair(), "FIND", 2, 2).path("id");
        assertEquals(
                List.of(number(2) + "-" + number(2) + " " + movement), alerts(country.territorial, "LOST_BLANK_FOUND"));
        expect(balance(country.territorial, null), "own", "received 20 lost 1 cancelled 1 onHand 18");
    }

    @Test
    void aLostBlankThatArrivesIsAnAlert() {
        because(country.territorial, "LOSE", 9, 9).then().statusCode(201);
        String movement =
                handOver(country.territorial, country.home.code(), 1, 5).path("id");
        receive(country.home.chair(), movement, List.of(), List.of(range(9, 9)))
                .then()
                .statusCode(201);
        assertEquals(1, alerts(country.home.chair(), "LOST_BLANK_FOUND").size());
        assertEquals(0, alerts(country.home.chair(), "BLANK_DOUBLED").size());
    }

    @Test
    void unusedOnesAreCancelledAfterTheLastIssue() {
        pass(country.territorial, country.home.code(), country.home.chair(), 1, 5);
        service.moveClock(country, poll.onTheEve(LocalTime.of(17, 59)));
        refused(because(country.home.chair(), "CANCEL", 1, 5), 422, "outside-window");
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        because(country.home.chair(), "CANCEL", 1, 5).then().statusCode(201);
        expect(balance(country.home.chair(), null), "own", "received 5 cancelled 5");
    }

    @Test
    void theSameKeyIsTheSameAct() {
        String key = newKey();
        var act = act("HANDOVER", 1, 5);
        act.put("to", country.home.code());
        String first = move(country.territorial, act, key).asString();
        Response again = move(country.territorial, act, key);
        again.then().statusCode(201);
        assertEquals(first, again.asString());
        act.put("last", number(6));
        refused(move(country.territorial, act, key), 422, "idempotency-key-reused");
        service.as(country.territorial)
                .body(act)
                .post(poll.path("/blanks/movements"))
                .then()
                .statusCode(400)
                .body("type", problem("idempotency-key-missing"));
        expect(balance(country.territorial, null), "own", "received 20 inTransit 5 onHand 15");
        poll = election(Map.of());
        refused(move(country.territorial, act, key), 422, "idempotency-key-reused");
    }

    @Test
    void balancesAreForTheCommissionThoseAboveAndObservers() {
        pass(country.territorial, country.home.code(), country.home.chair(), 1, 5);
        for (String username :
                List.of(country.home.member(), country.territorial, country.central, country.admin, country.observer)) {
            expect(balance(username, country.home.code()), "total", "received 5 onHand 5");
        }
        for (String commission : List.of(territory, country.home.code(), CEC, "no-such")) {
            refused(
                    service.as(country.neighbour.chair())
                            .queryParam("commission", commission)
                            .get(poll.path("/blanks/balance")),
                    404,
                    "not-found");
        }
        assertEquals(
                List.of(country.home.code()), balance(country.territorial, null).getList("below.commission"));
        expect(balance(country.observer, CEC), "below[0].total", "received 20 onHand 20");
    }

    @Test
    void whatDoesNotGoWithAnActIsNamed() {
        Map<String, Object> act = act("HANDOVER", 1, 5);
        refusedField(move(country.territorial, act, newKey()), "to");
        act.put("to", country.home.code());
        act.put("reason", "none");
        refusedField(move(country.territorial, act, newKey()), "reason");
        act.remove("reason");
        act.put("contest", "mazhilis");
        refusedField(move(country.territorial, act, newKey()), "contest");
        refusedField(move(country.territorial, act("SPOIL", 5, 4), newKey()), "last");
    }
}
