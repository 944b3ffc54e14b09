package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acts that come at the same time share transactions: what befalls one must not befall the others. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class SimultaneousActsResourceTest extends WithCountry {
    private static final int VOTERS = 30;

    private final ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor();
    private List<Iin> voters;
    private Poll poll;

    @BeforeEach
    void thirtyVoters() throws Exception {
        voters = country.citizens(country.home, VOTERS);
        poll = service.electionWithLists(country);
    }

    @AfterEach
    void closeDesks() {
        desks.close();
    }

    @Test
    void anActThatTheDatabaseRefusesHarmsNoOther() throws Exception {
        // Each voter gets a blank, but the last one is handed the first one's.
        List<Future<Response>> answers = new ArrayList<>();
        try (Connection hold = held("lock table attempt in access exclusive mode")) {
            for (int i = 0; i < VOTERS; i++) {
                Map<String, Object> request = application(voters.get(i), "mazhilis");
                request.put(
                        "blankNumber",
                        CertificateNumber.ofSerial(80_000_000 + i % (VOTERS - 1))
                                .digits());
                answers.add(atDesk(() -> service.issue(poll, country.home, request, newKey())));
            }
            gather();
            hold.rollback();
        }
        assertEquals(Map.of(201, VOTERS - 1L, 400, 1L), statuses(answers));
        String ofPoll = "election_id = (select id from election where code = '" + poll.code() + "')";
        assertEquals(VOTERS - 1, country.query("select count(*)::int from certificate where " + ofPoll));
        assertEquals(VOTERS - 1, country.query("select count(*)::int from detachment where " + ofPoll));
    }

    @Test
    void aCitizenHeldElsewhereDelaysNobodyElse() throws Exception {
        service.openPolls(country, poll, country.home);
        Iin held = voters.getFirst();
        String key = newKey();
        try (Connection hold = held("select 1 from citizen where iin = " + held.value() + " for update")) {
            List<Future<Response>> waiting = new ArrayList<>();
            // More than there are connections, and all for the one citizen.
            waiting.add(atDesk(() -> service.ballot(poll, country.home, held, key)));
            for (int i = 0; i < 60; i++) {
                waiting.add(atDesk(() -> service.ballot(poll, country.home, held, newKey())));
            }
            gather();
            List<Future<Response>> others = new ArrayList<>();
            for (Iin voter : voters.subList(1, VOTERS)) {
                others.add(atDesk(() -> service.ballot(poll, country.home, voter, newKey())));
            }
            for (Future<Response> other : others) {
                assertEquals(201, other.get(3, TimeUnit.SECONDS).statusCode());
            }
            for (Future<Response> one : waiting) {
                one.get().then().statusCode(409).body("type", problem("request-in-flight"));
            }
            hold.rollback();
        }
        service.ballot(poll, country.home, held, key).then().statusCode(201);
    }

    @Test
    void aTableHeldElsewhereDelaysActsByTheTimeOfALockAndNotByTheirNumber() throws Exception {
        service.openPolls(country, poll, country.home);
        List<Future<Response>> answers = new ArrayList<>();
        try (Connection hold = held("lock table ledger_entry in exclusive mode")) {
            for (Iin voter : voters) {
                answers.add(atDesk(() -> service.ballot(poll, country.home, voter, newKey())));
            }
            for (Future<Response> answer : answers) {
                answer.get(25, TimeUnit.SECONDS)
                        .then()
                        .statusCode(oneOf(409, 503))
                        .body("type", anyOf(problem("request-in-flight"), problem("unavailable")));
            }
            hold.rollback();
        }
        service.ballot(poll, country.home, voters.getFirst(), newKey()).then().statusCode(201);
    }

    @Test
    void equalKeysAtTheSameTimeGetOneAnswer() throws Exception {
        service.openPolls(country, poll, country.home);
        String key = newKey();
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            answers.add(atDesk(() -> service.ballot(poll, country.home, voters.getFirst(), key)));
        }
        assertEquals(Map.of(201, (long) VOTERS), statuses(answers));
        List<String> bodies = new ArrayList<>();
        long first = 0;
        for (Future<Response> answer : answers) {
            bodies.add(answer.get().asString());
            first += answer.get().header("Idempotent-Replayed").equals("false") ? 1 : 0;
        }
        assertEquals(1, bodies.stream().distinct().count());
        assertEquals(1, first);
    }

    private Future<Response> atDesk(Callable<Response> call) {
        return desks.submit(call);
    }

    /** Time for the calls to arrive behind the one that is held. */
    private static void gather() throws InterruptedException {
        Thread.sleep(700);
    }

    private Connection held(String sql) throws SQLException {
        Connection connection = Owner.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static Map<Integer, Long> statuses(List<Future<Response>> answers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
}
