package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tizim.fault.PostgresProxy.Direction;
import kz.tizim.fault.PostgresProxy.Fate;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Something breaks between the desk and the disk, at each place where it can: the same key finds out what was done. */
@Timeout(180)
class BrokenConnectionIT {
    private static final int VOTERS = 150;

    @TempDir
    static Path folder;

    private static ProxiedRedemptions at;

    @BeforeAll
    static void anInstanceBehindAProxy() throws Exception {
        at = new ProxiedRedemptions(folder, VOTERS);
    }

    @AfterAll
    static void end() throws Exception {
        if (at != null) {
            at.close();
        }
    }

    @AfterEach
    void theLedgerIsSound() throws Exception {
        at.proxy.passAll();
        at.fleet.audit();
    }

    @Test
    void aConnectionDroppedAtAnyMessageToTheDatabase() throws Exception {
        at.dropAtEachMessage(Direction.TO_DATABASE);
    }

    @Test
    void aConnectionDroppedAtAnyMessageToTheService() throws Exception {
        at.dropAtEachMessage(Direction.TO_SERVICE);
    }

    /** When an instance is killed. */
    private enum Moment {
        BEFORE_THE_COMMIT_IS_SENT,
        AFTER_IT_IS_SENT,
        BEFORE_IT_IS_CONFIRMED
    }

    @ParameterizedTest
    @EnumSource
    void anotherInstanceFindsOutWhatOneKilledAroundItsCommitHasDone(Moment moment) throws Exception {
        Instance victim = at.fleet.join(at.proxy.through(at.fleet.database()).environment());
        int voter = at.nextVoter();
        Post post = at.post(voter);
        var committing = new AtomicBoolean();
        at.proxy.watch(message -> {
            boolean commit = message.commits(ProxiedRedemptions.ACT);
            boolean blow = switch (moment) {
                case BEFORE_THE_COMMIT_IS_SENT -> commit && message.direction() == Direction.TO_DATABASE;
                // The commit has been passed on when the next message comes.
                case AFTER_IT_IS_SENT -> committing.get() && message.direction() == Direction.TO_DATABASE;
                case BEFORE_IT_IS_CONFIRMED -> commit && message.direction() == Direction.TO_SERVICE;
            };
            if (commit && message.direction() == Direction.TO_DATABASE) {
                committing.set(true);
            }
            if (blow) {
                victim.kill();
                return Fate.DROP;
            }
            return Fate.PASS;
        });
        assertThrows(IOException.class, () -> victim.send(post));
        at.proxy.passAll();
        at.fleet.awaitIdle();
        boolean stored = at.isStored(voter);
        assertEquals(moment != Moment.BEFORE_THE_COMMIT_IS_SENT, stored);
        at.assertTruth(voter, stored, at.fleet.instance(0).decide(post));
        at.fleet.leave(victim);
    }

    @Test
    void anAnswerLostOnItsWayIsGivenAgainByAnyInstance() throws Exception {
        int voter = at.nextVoter();
        Post post = at.post(voter);
        try (Socket desk = at.behind.sendAndLeave(post)) {
            // It has come as far as this machine, where nobody reads it.
            while (desk.getInputStream().available() == 0) {
                Thread.sleep(1);
            }
        }
        at.assertTruth(voter, true, at.fleet.instance(0).decide(post));
    }

    @Test
    void aDeskThatHangsUpWhileItIsServedFindsOut() throws Exception {
        int voter = at.nextVoter();
        Post post = at.post(voter);
        try (Connection other = at.fleet.hold(at.iin(voter))) {
            try (Socket desk = at.behind.sendAndLeave(post)) {
                at.fleet.awaitWaiting(1);
                assertEquals(0, desk.getInputStream().available());
            }
            other.rollback();
        }
        at.fleet.awaitIdle();
        at.assertTruth(voter, true, at.fleet.instance(0).decide(post));
    }

    @Test
    void anOpeningWhoseCommitIsNotConfirmedIsUnknownAndAReadingIsNot() throws Exception {
        Place place = at.fleet.country().otherTown;
        String token = at.fleet.instance(0).service().token(place.chair());
        Post opening = new Post(
                at.post(0).path().replaceFirst("/certificates/.*", "/precincts/" + place.code() + "/opening"),
                token,
                Service.newKey(),
                "");
        dropTheConfirmation("insert into precinct_session");
        assertEquals("outcome-unknown", at.behind.send(opening).problem());
        at.proxy.passAll();
        assertEquals(200, at.behind.decide(opening).status());

        var reading = at.behind.service().as(place.member());
        dropTheConfirmation("precinct_session");
        reading.get(opening.path().replace("/opening", "/session"))
                .then()
                .statusCode(503)
                .body("type", Service.problem("unavailable"));
    }

    private static void dropTheConfirmation(String statement) {
        at.proxy.watch(message ->
                message.direction() == Direction.TO_SERVICE && message.commits(statement) ? Fate.DROP : Fate.PASS);
    }
}
