package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Owner;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes from paper in the same instant as something else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class PaperRaceResourceTest extends WithListedVoter {
    private final ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void closeDesks() {
        desks.close();
    }

    @RepeatedTest(4)
    void ofALateEntryAndARedemptionElsewhereOneIsTheVote() throws Exception {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.home, country.otherRegion);
        Future<Response> late;
        Future<Response> redeemed;
        try (Connection hold = held("select 1 from citizen where iin = " + voter.value() + " for update")) {
            late = desks.submit(this::late);
            redeemed = desks.submit(() -> service.redeem(poll, country.otherRegion, number, voter, newKey()));
            gather();
            hold.rollback();
        }
        Response paper = late.get();
        paper.then().statusCode(201);
        if (redeemed.get().statusCode() == 201) {
            paper.then().body("results.outcome", contains("CONFLICT"));
        } else {
            redeemed.get().then().statusCode(409).body("type", problem("already-voted"));
            paper.then().body("results.outcome", contains("ADMITTED"));
        }
        assertEquals(1, country.query("select count(*)::int from ledger_entry where iin = ?", voter.value()));
    }

    @Test
    void aCloseWaitsForALateEntryUnderWayAndCountsIt() throws Exception {
        Closing empty = endedDay();
        Future<Response> late;
        Future<Response> closed;
        try (Connection hold = held("lock table attempt in access exclusive mode")) {
            // It holds its precinct, and waits for what it reads next.
            late = desks.submit(this::late);
            gather();
            closed = desks.submit(empty::send);
            gather();
            assertFalse(closed.isDone(), "the close waits");
            hold.rollback();
        }
        late.get().then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        closed.get()
                .then()
                .statusCode(409)
                .body("type", problem("counts-differ"))
                .body("admitted", equalTo(1));
    }

    @Test
    void aLateEntryThatComesBehindTheLockIsRefused() throws Exception {
        Closing empty = endedDay();
        Future<Response> late;
        try (Connection hold = held("select 1 from citizen where iin = " + voter.value() + " for update")) {
            late = desks.submit(this::late);
            gather();
            empty.send().then().statusCode(200).body("state", equalTo("LOCKED"));
            hold.rollback();
        }
        late.get().then().statusCode(422).body("type", problem("polls-closed"));
        assertEquals(0, country.query("select count(*)::int from ledger_entry where iin = ?", voter.value()));
    }

    @Test
    void anEarlyClosingWaitsForAnAdmissionUnderWay() throws Exception {
        service.openPolls(country, poll, country.home);
        Future<Response> ballot;
        Future<Response> changed;
        try (Connection hold = held("lock table attempt in access exclusive mode")) {
            ballot = desks.submit(() -> service.ballot(poll, country.home, voter, newKey()));
            gather();
            changed = desks.submit(() -> service.as(country.territorial)
                    .body(Map.of("act", "No 12", "reason", "All have voted", "closes", "12:00:00"))
                    .post(poll.path("/precincts/" + country.home.code() + "/hours")));
            gather();
            assertFalse(changed.isDone(), "the act waits");
            hold.rollback();
        }
        ballot.get().then().statusCode(201);
        changed.get().then().statusCode(200);
    }

    private Closing endedDay() {
        service.openPolls(country, poll, country.home);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        return Closing.asTheLedgerSays(service, poll, country.home);
    }

    private Response late() {
        return service.as(country.home.member(), newKey())
                .body(Map.of(
                        "iin",
                        voter.digits(),
                        "precinct",
                        country.home.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("mazhilis"),
                        "writtenAt",
                        poll.at(LocalTime.of(9, 0)).toString(),
                        "sheet",
                        "14"))
                .post(poll.path("/ballots/late"));
    }

    /** Time for the calls to arrive behind what is held. */
    private static void gather() throws InterruptedException {
        Thread.sleep(600);
    }

    private static Connection held(String sql) throws Exception {
        Connection connection = Owner.connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute(sql);
        return connection;
    }
}
