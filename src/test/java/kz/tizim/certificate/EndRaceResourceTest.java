package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.LedgerAudit;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two things befall one certificate in the same instant: one is done, and the other one is told so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(120)
class EndRaceResourceTest extends WithCountry {
    private static final int ROUNDS = 12;

    private final ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor();
    private List<Iin> voters;
    private Poll poll;
    private Certificates certificates;
    private List<String> numbers;

    @BeforeEach
    void certificatesOfManyVoters() throws Exception {
        voters = country.citizens(country.home, ROUNDS);
        poll = service.electionWithLists(country);
        certificates = new Certificates(service, poll, country.home);
        numbers = voters.stream()
                .map(voter -> service.certificate(poll, country.home, voter))
                .toList();
        service.token(country.home.chair());
        service.token(country.otherRegion.member());
    }

    @AfterEach
    void closeDesks() {
        desks.close();
    }

    @Test
    void aReturnOrARedemption() throws Exception {
        endsOrIsRedeemed((number, voter) -> () -> certificates.takeBack(number, voter, newKey()));
    }

    @Test
    void aLossOrARedemption() throws Exception {
        endsOrIsRedeemed((number, voter) -> () -> certificates.block(number, voter, newKey()));
    }

    @Test
    void anAnnulmentOrARedemption() throws Exception {
        endsOrIsRedeemed((number, voter) -> {
            int approval = certificates.askedAnnulment(number, voter);
            return () -> service.decide(country.home.member(), approval, true);
        });
    }

    private void endsOrIsRedeemed(BiFunction<String, Iin, Callable<Response>> ending) throws Exception {
        service.openPolls(country, poll, country.home, country.otherRegion);
        for (int i = 0; i < ROUNDS; i++) {
            Iin voter = voters.get(i);
            String number = numbers.get(i);
            oneOfTwo(
                    i,
                    voter,
                    ending.apply(number, voter),
                    "certificate-used",
                    () -> service.redeem(poll, country.otherRegion, number, voter, newKey()),
                    "certificate-not-valid");
        }
    }

    @Test
    void aReturnOrALoss() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Iin voter = voters.get(i);
            String number = numbers.get(i);
            oneOfTwo(
                    i,
                    voter,
                    () -> certificates.takeBack(number, voter, newKey()),
                    "certificate-not-valid",
                    () -> certificates.block(number, voter, newKey()),
                    "certificate-not-valid");
        }
    }

    @Test
    void anAnnulmentBesideABallotAtHome() throws Exception {
        service.openPolls(country, poll, country.home);
        for (int i = 0; i < ROUNDS; i++) {
            Iin voter = voters.get(i);
            String number = numbers.get(i);
            int approval = certificates.askedAnnulment(number, voter);
            List<Response> answers = together(
                    i,
                    voter,
                    () -> service.decide(country.home.member(), approval, true),
                    () -> service.ballot(poll, country.home, voter, newKey()));
            // The ballot either came first, when the certificate was out, or after it was void.
            assertEquals(200, answers.getFirst().statusCode());
            assertTrue(Set.of("201", "detached").contains(outcome(answers.getLast())), outcome(answers.getLast()));
            certificates.assertState(number, "ANNULLED");
            audit();
        }
    }

    @Test
    void aReturnBesideASecondIssue() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Iin voter = voters.get(i);
            String number = numbers.get(i);
            List<Response> answers = together(
                    i,
                    voter,
                    () -> certificates.takeBack(number, voter, newKey()),
                    () -> service.issue(poll, country.home, voter, "mazhilis", newKey()));
            // The issue either came first, and was refused, or found the other one returned.
            assertEquals(201, answers.getFirst().statusCode());
            String issue = outcome(answers.getLast());
            assertTrue(Set.of("201", "certificate-exists").contains(issue), issue);
            certificates.assertState(number, "RETURNED");
            certificates.assertDetached(country, voter, issue.equals("201"));
            audit();
        }
    }

    /** One of the two is done; the other one is refused by the problem that belongs to it. */
    private void oneOfTwo(
            int round, Iin voter, Callable<Response> one, String oneLoses, Callable<Response> other, String otherLoses)
            throws Exception {
        List<Response> answers = together(round, voter, one, other);
        String first = outcome(answers.getFirst());
        String second = outcome(answers.getLast());
        assertTrue(
                first.startsWith("20") && second.equals(otherLoses)
                        || second.startsWith("20") && first.equals(oneLoses),
                () -> first + " and " + second);
        audit();
    }

    /**
     * In odd rounds both begin at one latch. In even ones the citizen's row is held until both wait for it, now the one
     * first and now the other.
     */
    private List<Response> together(int round, Iin voter, Callable<Response> one, Callable<Response> other)
            throws Exception {
        var go = new CountDownLatch(1);
        var goSecond = new CountDownLatch(1);
        boolean otherFirst = round % 4 == 0;
        Future<Response> first = desks.submit(() -> at(otherFirst ? goSecond : go, one));
        Future<Response> second = desks.submit(() -> at(otherFirst ? go : goSecond, other));
        if (round % 2 == 0) {
            try (Connection hold = Owner.connect()) {
                hold.setAutoCommit(false);
                hold.createStatement().execute("select 1 from citizen where iin = " + voter.value() + " for update");
                go.countDown();
                Thread.sleep(150);
                goSecond.countDown();
                Thread.sleep(150);
                hold.rollback();
            }
        } else {
            go.countDown();
            goSecond.countDown();
        }
        return List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS));
    }

    private static Response at(CountDownLatch go, Callable<Response> call) throws Exception {
        go.await();
        return call.call();
    }

    private static String outcome(Response answer) {
        return answer.statusCode() < 300
                ? String.valueOf(answer.statusCode())
                : answer.<String>path("type").replace("urn:tizim:problem:", "");
    }

    private void audit() throws Exception {
        try (Connection connection = database.getConnection()) {
            LedgerAudit.check(connection);
        }
    }
}
