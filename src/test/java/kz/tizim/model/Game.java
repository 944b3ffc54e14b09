package kz.tizim.model;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.model.Plan.Phase;
import kz.tizim.model.Step.Kind;
import org.jspecify.annotations.Nullable;

/** One election from its handover to the lock of its lists, with few citizens and busy desks, judged after every round. */
final class Game {
    private static final int THREADS = 8;
    /** So long an instance may show hours that another one has changed. */
    private static final Duration HOURS_KEPT = Duration.ofSeconds(5);

    private static final LocalTime MORNING = LocalTime.of(7, 40);
    private static final LocalTime LATE_EVENING = LocalTime.of(22, 0);

    private final Fleet fleet;
    private final Service service;
    private final long seed;
    private final Cast cast;
    private final SmallCountry country;
    private final List<Person> people;
    private final Poll poll;
    private final @Nullable Place offline;
    private final Requests requests;
    private final List<Event> answered = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private Phase phase = Phase.EARLY;
    private @Nullable LocalTime time;
    private int round;

    Game(Fleet fleet, long seed) throws Exception {
        this.fleet = fleet;
        this.seed = seed;
        service = fleet.instance(0).service();
        cast = new Cast(fleet);
        country = cast.country;
        people = cast.people;
        poll = cast.poll;
        requests = new Requests(service, poll, cast.places, country.territorialCode());
        offline = switch ((int) (seed % 3)) {
            case 1 -> country.neighbour;
            case 2 -> country.otherTown;
            default -> null;
        };
    }

    /** Plays all rounds; the result is how often each kind of request was answered how. */
    Map<String, Integer> play(int operations) throws Exception {
        int share = operations / 13;
        round(2 * share);
        phase = Phase.SPECIAL_LISTS;
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(4));
        round(share);
        phase = Phase.PRINTED;
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        round(share);
        at(MORNING);
        round(share);
        openAll();
        for (int i = 0; i < 4; i++) {
            round(share);
        }
        at(LocalTime.NOON);
        round(2 * share);
        Thread.sleep(HOURS_KEPT);
        at(LocalTime.of(20, 0));
        round(share);
        at(LATE_EVENING);
        round(operations - 12 * share);
        end();
        try (Connection connection = fleet.connection()) {
            new Invariants(connection, cast.election, answered).check();
        }
        return new TreeMap<>(counts);
    }

    private void at(LocalTime next) {
        time = next;
        service.moveClock(country, poll.at(next));
    }

    private Plan plan() {
        return new Plan(cast.sites, cast.registered, phase, time);
    }

    private void openAll() throws Exception {
        for (Place place : cast.places) {
            if (!place.equals(offline)) {
                send(act(Kind.OPEN, place, ""), people.getFirst(), 0);
            }
        }
        judge();
    }

    private static Step act(Kind kind, Place place, String word) {
        return new Step(kind, place.chair(), "", place.code(), List.of(), "", word, "", Service.newKey());
    }

    private void round(int operations) throws Exception {
        round++;
        Chooser chooser = new Chooser(country, people, offline, Weights.at(phase, time));
        var left = new AtomicInteger(operations);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var desks = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var random = new Random(seed * 1_000_003 + round * 1_009L + thread);
                desks.add(() -> {
                    while (left.getAndDecrement() > 0) {
                        Person person = chooser.person(random);
                        send(chooser.next(person, random), person, random.nextInt(3));
                    }
                    return null;
                });
            }
            for (Future<Void> desk : threads.invokeAll(desks)) {
                desk.get();
            }
        }
        judge();
        fleet.audit();
    }

    private void send(Step step, Person person, int instance) throws IOException {
        if (step.kind().keyed) {
            person.asked.add(step);
        }
        var post = requests.post(step);
        long begin = System.nanoTime();
        Reply reply = fleet.instance(instance).decide(post);
        var event = new Event(numbers.incrementAndGet(), step, begin, System.nanoTime(), reply);
        answered.add(event);
        String outcome = reply.problem().isEmpty() ? (reply.replayed() ? "again" : "done") : reply.problem();
        counts.merge(step.kind() + " " + reply.status() + " " + outcome, 1, Integer::sum);
        if (step.kind().isOfPrecinct()) {
            people.forEach(one -> one.round.add(event));
        } else {
            person.round.add(event);
            person.hear(step, event);
        }
    }

    /** Nobody works now: each person's history must be explained, and end in what is stored. */
    private void judge() throws Exception {
        fleet.awaitIdle();
        Judge judge = new Judge(new Rules(plan()));
        Stored stored = cast.stored(fleet);
        var failures = new CopyOnWriteArrayList<String>();
        for (Person person : people) {
            Set<State> ends = judge.explain(person.states(), person.round);
            if (ends.isEmpty()) {
                failures.add("no order explains:\n" + judge.smallestUnexplained(person.states(), person.round));
                continue;
            }
            var same = new HashSet<>(ends);
            same.removeIf(end -> !stored.isThat(person, end));
            if (same.isEmpty()) {
                failures.add("stored is " + stored.of(person) + "\nwhich is not any of " + ends + "\nafter "
                        + history(person));
            }
            person.become(same);
            person.round.clear();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("seed " + seed + ", round " + round + ", " + plan() + ": " + failures.size()
                    + " persons\n" + String.join("\n\n", failures));
        }
    }

    private static String history(Person person) {
        var lines = new StringBuilder();
        person.round.forEach(event -> lines.append('\n').append(event.line()));
        return lines.toString();
    }

    /** Closes what is open and locks the lists: certificates that are out expire. What nobody opened may open late still. */
    private void end() throws Exception {
        for (Place place : cast.places) {
            send(act(Kind.CLOSE, place, "act"), people.getFirst(), 1);
        }
        judge();
        service.as(country.central).post(poll.path("/lists/lock")).then().statusCode(200);
        for (Person person : people) {
            var expired = new HashSet<State>();
            for (State state : person.states()) {
                State next = state.copy();
                next.papers().replaceAll((_, paper) -> paper.state().equals("ISSUED") ? paper.in("EXPIRED") : paper);
                expired.add(next);
            }
            person.become(expired);
        }
        phase = Phase.LOCKED;
        round(100);
    }
}
