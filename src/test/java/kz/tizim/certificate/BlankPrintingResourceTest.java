package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Blanks are printed within the legal share and the days of the calendar (domain rules 3 and 7). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BlankPrintingResourceTest extends WithBlanks {
    @Test
    void withoutAnotherLawTheShareIsOnePerCent() throws Exception {
        poll = election(Map.of());
        service.buildLists(country, poll);
        Response refusal = refused(print("mazhilis", 1, 80_000_000 / 100), 422, "print-run-too-large");
        int printable = refusal.path("voters");
        printable /= 100;
        refusal.then().body("allowed", equalTo(printable)).body("perThousand", equalTo(10));
        assertTrue(refusal.<String>path("source").startsWith("Constitutional Law"));
        refused(print("mazhilis", 1, printable + 1), 422, "print-run-too-large");
        if (printable > 0) {
            print("mazhilis", 1, printable).then().statusCode(201);
        }
    }

    @Test
    void allRunsOfAContestCountAndVotersOfItsScopeOnly() {
        print("mazhilis", 1, 10).then().statusCode(201).body("quantity", equalTo(10));
        Response national = refused(print("mazhilis", 11, 900_000), 422, "print-run-too-large");
        national.then().body("printedBefore", equalTo(10));
        Response regional = refused(print("maslikhat", 11, 900_000), 422, "print-run-too-large");
        regional.then().body("printedBefore", equalTo(0));
        assertTrue(regional.<Integer>path("voters") <= national.<Integer>path("voters"));
        int left = national.<Integer>path("allowed") - 10;
        refused(print("mazhilis", 11, 11 + left), 422, "print-run-too-large");
        print("mazhilis", 11, 10 + left).then().statusCode(201);
    }

    @Test
    void anotherShareNamesItsSource() {
        var request = kz.tizim.kit.Service.electionRequest("share", poll.day());
        request.put("calendar", Map.of("blanksPerThousand", 20));
        refusedField(service.as(country.admin).body(request).post("/api/v1/elections"), "calendar.blanksSource");
        request.put("calendar", Map.of("blanksPerThousand", 1001, "blanksSource", "none"));
        refusedField(service.as(country.admin).body(request).post("/api/v1/elections"), "calendar.blanksPerThousand");
        service.anybody()
                .get("/api/v1/elections/" + poll.code())
                .then()
                .body("calendar.blanksPerThousand", equalTo(1000))
                .body("calendar.blanksSource", equalTo("Law of this test"))
                .body("calendar.blanksAtTerritorials", equalTo(poll.day().minusDays(20) + "T00:00:00"))
                .body("calendar.blanksAtPrecincts", equalTo(poll.day().minusDays(16) + "T00:00:00"))
                .body("calendar.blanksPrintedUntil", equalTo(poll.day().minusDays(3) + "T00:00:00"));
    }

    @Test
    void onlyTheCentralCommissionPrints() {
        var act = act("PRINT", 1, 5);
        act.put("contest", "mazhilis");
        for (String username : List.of(country.territorial, country.home.chair(), country.admin)) {
            refused(move(username, act, newKey()), 403, "forbidden");
        }
    }

    @Test
    void aNumberIsPrintedOnceForWhicheverContest() {
        print("mazhilis", 1, 10).then().statusCode(201);
        refusedField(print("mazhilis", 10, 12), "first");
        refusedField(print("maslikhat", 10, 12), "first");
        refusedField(print("mazhilis", 89_999_999, 90_000_000), "last");
        refusedField(print("senate", 11, 12), "contest");
        expect(balance(country.central, null), "total", "received 10 onHand 10");
    }

    @Test
    void anExtraRunIsPrintedUntilThreeDaysBeforePollingDay() {
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(3).minusSeconds(30));
        print("mazhilis", 1, 10).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(3));
        refused(print("mazhilis", 11, 12), 422, "outside-window");
    }

    @Test
    void theFirstRunIsLateAfterTheDaysOfTheCalendarButExtraRunsAreNot() throws Exception {
        print("mazhilis", 1, 10).then().statusCode(201).body("late", equalTo(true));
        handOver(country.central, territory, 1, 5).then().body("late", equalTo(true));
        print("mazhilis", 11, 20).then().statusCode(201).body("late", equalTo(false));
        handOver(country.central, territory, 11, 15).then().body("late", equalTo(false));
        String day = poll.day().minusDays(5) + "T00:00:00";
        poll = election(Map.of(
                "blanksPerThousand",
                1000,
                "blanksSource",
                "Law",
                "blanksAtTerritorials",
                day,
                "blanksAtPrecincts",
                day));
        service.buildLists(country, poll);
        print("mazhilis", 1, 10).then().statusCode(201).body("late", equalTo(false));
        pass(country.central, territory, country.territorial, 1, 10);
        handOver(country.territorial, country.home.code(), 1, 5).then().body("late", equalTo(false));
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(5));
        handOver(country.territorial, country.home.code(), 6, 7).then().body("late", equalTo(true));
        handOver(country.territorial, CEC, 8, 9).then().body("late", equalTo(false));
    }

    @Test
    void runsPrintedAtTheSameTimeDoNotExceedTheShareTogether() throws Exception {
        Response refusal = refused(print("mazhilis", 1, 900_000), 422, "print-run-too-large");
        int half = refusal.<Integer>path("allowed") / 2 + 1;
        var together = new CountDownLatch(1);
        var answers = new ArrayList<Future<Response>>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                int first = 1 + i * half;
                answers.add(desks.submit(() -> {
                    together.await();
                    return print("mazhilis", first, first + half - 1);
                }));
            }
            together.countDown();
        }
        int printed = 0;
        for (Future<Response> answer : answers) {
            printed += answer.get().statusCode() == 201 ? 1 : 0;
        }
        assertEquals(1, printed);
        assertEquals(half, balance(country.central, null).getInt("total[0].received"));
    }
}
