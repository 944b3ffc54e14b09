package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;

/** A desk that admits one voter after the other. Whoever is told to ask again is kept in mind, and does so later. */
final class BallotDesk {
    private static final Set<String> ASK_AGAIN = Set.of("unavailable", "outcome-unknown", "request-in-flight");
    private static final int MOST_AT_A_STRETCH = 25;

    private final Instance instance;
    private final Poll poll;
    private final Place place;
    private final Iterator<Iin> voters;
    private final String token;
    private final List<Post> unanswered = new ArrayList<>();

    BallotDesk(Instance instance, Poll poll, Place place, List<Iin> voters) {
        this.instance = instance;
        this.poll = poll;
        this.place = place;
        this.voters = voters.iterator();
        token = instance.service().token(place.member());
    }

    /** A desk that is open until it is closed. */
    final class Open implements AutoCloseable {
        private final CountDownLatch first = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<?> work;
        private volatile boolean closed;

        private Open() {
            work = thread.submit(() -> {
                for (int i = 0; i < MOST_AT_A_STRETCH && !closed; i++) {
                    admit();
                    first.countDown();
                }
                return null;
            });
        }

        @Override
        public void close() throws Exception {
            closed = true;
            thread.shutdown();
            work.get();
        }
    }

    /** Opens the desk, and waits until the first voter has been answered. */
    Open open() throws InterruptedException {
        var open = new Open();
        open.first.await();
        return open;
    }

    /** Asks for a ballot for the next voter: it is given, or the desk is told to ask again. */
    void admit() throws IOException {
        Post ballot = Post.of(
                poll.path("/ballots"),
                token,
                Map.of(
                        "iin",
                        voters.next().digits(),
                        "precinct",
                        place.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("mazhilis")));
        Reply reply = instance.send(ballot);
        assertTrue(reply.status() == 201 || ASK_AGAIN.contains(reply.problem()), reply::toString);
        if (reply.status() != 201) {
            unanswered.add(ballot);
        }
    }

    /** Everybody who was told to ask again does so, and gets the ballot. */
    void askAgain() throws IOException {
        for (Post ballot : unanswered) {
            assertEquals(201, instance.decide(ballot).status());
        }
        unanswered.clear();
    }
}
