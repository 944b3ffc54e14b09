package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred threads race on one voter through three running instances: one attempt wins, however it is asked. */
@Timeout(240)
class AdmissionRaceIT {
    private static final int INSTANCES = 3;
    private static final int ATTEMPTS = 100;
    private static final int ROUNDS = 5;

    @TempDir
    static Path folder;

    private static Fleet fleet;
    private static Poll poll;
    private static List<Iin> travellers;
    private static List<String> certificates;
    private static List<Iin> stayers;
    private static Iin returner;
    private static String returnable;
    private static Place home;
    private static Place here;
    private static Place there;

    @BeforeAll
    static void threeInstancesOnPollingDay() throws Exception {
        fleet = new Fleet(INSTANCES, folder);
        Service service = fleet.instance(0).service();
        home = fleet.country().home;
        here = fleet.country().otherRegion;
        there = fleet.country().otherTown;
        travellers = fleet.country().citizens(home, ROUNDS);
        stayers = fleet.country().citizens(home, 2);
        returner = fleet.country().citizen(home);
        poll = service.electionWithLists(fleet.country());
        certificates = travellers.stream()
                .map(voter -> service.certificate(poll, home, voter))
                .toList();
        returnable = service.certificate(poll, home, returner);
        service.openPolls(fleet.country(), poll, home, here, there);
    }

    @AfterAll
    static void end() throws Exception {
        if (fleet != null) {
            fleet.close();
        }
    }

    @AfterEach
    void theLedgerIsSound() throws Exception {
        fleet.audit();
    }

    @RepeatedTest(ROUNDS)
    void aVoterWithACertificateIsAdmittedOnceAtOnePlace(RepetitionInfo round) throws Exception {
        Iin voter = travellers.get(round.getCurrentRepetition() - 1);
        String number = certificates.get(round.getCurrentRepetition() - 1);
        var attempts = new ArrayList<Post>();
        for (int i = 0; i < ATTEMPTS; i++) {
            attempts.add(
                    switch (i % 3) {
                        case 0 -> redemption(here, number, voter);
                        case 1 -> redemption(there, number, voter);
                        default -> ballot(voter);
                    });
        }
        List<Outcome> outcomes = race(attempts);
        assertOneWinner(voter, outcomes);
        for (Outcome outcome : outcomes) {
            if (outcome.post.path().endsWith("/ballots")) {
                // Before the redemption the certificate was out, after it the vote is used.
                assertTrue(
                        Set.of("detached", "already-voted")
                                .contains(outcome.reply().problem()),
                        outcome.reply()::toString);
            } else if (outcome.reply().status() != 201) {
                assertEquals("certificate-used", outcome.reply().problem());
            }
        }
    }

    @Test
    void aCertificateIsRedeemedOrReturnedOrReportedLost() throws Exception {
        var attempts = new ArrayList<Post>();
        for (int i = 0; i < ATTEMPTS; i++) {
            attempts.add(
                    switch (i % 3) {
                        case 0 -> redemption(here, returnable, returner);
                        case 1 -> end("return", returnable, returner);
                        default -> end("loss", returnable, returner);
                    });
        }
        List<Outcome> outcomes = race(attempts);
        List<Outcome> winners = outcomes.stream()
                .filter(outcome -> outcome.reply().status() == 201)
                .toList();
        assertEquals(1, winners.size(), "one attempt wins");
        boolean redeemed = winners.getFirst().post().path().endsWith("/redemption");
        assertEquals(redeemed ? 1 : 0, fleet.liveEntries(returner));
        for (Outcome outcome : outcomes) {
            assertTrue(outcome.reply().equalTo(outcome.retry()), "equal keys get equal answers");
            if (outcome.reply().status() != 201) {
                assertEquals(
                        redeemed ? "certificate-used" : "certificate-not-valid",
                        outcome.reply().problem());
            }
        }
    }

    @Test
    void aVoterWithoutCertificateGetsOneBallotAtHome() throws Exception {
        Iin voter = stayers.get(0);
        var attempts = new ArrayList<Post>();
        for (int i = 0; i < ATTEMPTS; i++) {
            attempts.add(ballot(voter));
        }
        List<Outcome> outcomes = race(attempts);
        assertOneWinner(voter, outcomes);
        for (Outcome outcome : outcomes) {
            if (outcome.reply().status() != 201) {
                assertEquals("already-voted", outcome.reply().problem());
            }
        }
    }

    @Test
    void whileADeskHoldsTheCitizenOthersAreToldToAskAgain() throws Exception {
        Iin voter = stayers.get(1);
        var attempts = new ArrayList<Post>();
        // More than an instance has connections: those who get none are told as clearly as those who wait for the row.
        for (int i = 0; i < 60; i++) {
            attempts.add(ballot(voter));
        }
        List<Reply> replies;
        try (Connection desk = fleet.hold(voter)) {
            var calls = new ArrayList<Callable<Reply>>();
            attempts.forEach(post -> calls.add(() -> fleet.instance(0).send(post)));
            replies = together(calls);
            desk.rollback();
        }
        Set<String> problems = new HashSet<>();
        replies.forEach(reply -> problems.add(reply.status() + " " + reply.problem()));
        assertTrue(problems.contains("409 request-in-flight"), problems::toString);
        assertTrue(Set.of("409 request-in-flight", "503 unavailable").containsAll(problems), problems::toString);
        assertEquals(0, fleet.liveEntries(voter));
        assertEquals(201, fleet.instance(1).decide(attempts.getFirst()).status());
        assertEquals(1, fleet.liveEntries(voter));
    }

    /** An attempt, and what was answered to it and to its retry. */
    private record Outcome(Post post, Reply reply, Reply retry) {}

    private static List<Outcome> race(List<Post> attempts) throws Exception {
        var calls = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < attempts.size(); i++) {
            Post post = attempts.get(i);
            int at = i;
            calls.add(() -> fleet.instance(at).decide(post));
            calls.add(() -> fleet.instance(at + 1).decide(post));
        }
        List<Reply> replies = together(calls);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < attempts.size(); i++) {
            outcomes.add(new Outcome(attempts.get(i), replies.get(2 * i), replies.get(2 * i + 1)));
        }
        return outcomes;
    }

    /** Runs each call in a thread of its own; one latch lets all go. */
    private static List<Reply> together(List<Callable<Reply>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var futures = new ArrayList<Future<Reply>>();
            for (Callable<Reply> call : calls) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return call.call();
                }));
            }
            assertTrue(ready.await(30, TimeUnit.SECONDS));
            go.countDown();
            var replies = new ArrayList<Reply>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        }
    }

    private static void assertOneWinner(Iin voter, List<Outcome> outcomes) {
        List<Outcome> winners = outcomes.stream()
                .filter(outcome -> outcome.reply().status() == 201)
                .toList();
        assertEquals(1, winners.size(), "one attempt wins");
        for (Outcome outcome : outcomes) {
            assertTrue(outcome.reply().equalTo(outcome.retry()), "equal keys get equal answers");
            assertTrue(outcome.reply().replayed() != outcome.retry().replayed(), "one of the two is the first answer");
        }
        assertEquals(1, fleet.liveEntries(voter));
        assertTrue(fleet.hasEntry(voter, entryOf(winners.getFirst().reply())), "the winner's entry is the live one");
    }

    private static Object entryOf(Reply reply) {
        if (reply.json().get("results") instanceof List<?> results
                && results.getFirst() instanceof Map<?, ?> result
                && result.get("ledgerEntry") != null) {
            return result.get("ledgerEntry");
        }
        return reply.json().get("ledgerEntry");
    }

    private static Post redemption(Place place, String number, Iin voter) {
        return Post.of(
                poll.path("/certificates/" + number + "/redemption"),
                tokenOf(place),
                Map.of("iin", voter.digits(), "precinct", place.code(), "documentNumber", "04001234"));
    }

    private static Post end(String how, String number, Iin voter) {
        return Post.of(
                poll.path("/certificates/" + number + "/" + how),
                tokenOf(home),
                Map.of("iin", voter.digits(), "reason", "Statement No 4"));
    }

    private static Post ballot(Iin voter) {
        return Post.of(
                poll.path("/ballots"),
                tokenOf(home),
                Map.of(
                        "iin",
                        voter.digits(),
                        "precinct",
                        home.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("mazhilis")));
    }

    private static String tokenOf(Place place) {
        return fleet.instance(0).service().token(place.member());
    }
}
