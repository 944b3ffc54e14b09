package kz.tizim.model;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import kz.tizim.model.Plan.Site;
import kz.tizim.model.Step.Kind;
import org.jspecify.annotations.Nullable;

/** One election from its handover to the lock of its lists, with few citizens and busy desks, judged after every round. */
final class Game {
    private static final int THREADS = 8;
    private static final int PEOPLE = 36;
    private static final int PAIRS = 6;
    /** So long an instance may show hours that another one has changed. */
    private static final Duration HOURS_KEPT = Duration.ofSeconds(5);

    private final Fleet fleet;
    private final SmallCountry country;
    private final Service service;
    private final long seed;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, String> registered = new HashMap<>();
    private final List<Place> places;
    private final Poll poll;
    private final int election;
    private final Requests requests;
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private int round;
    private boolean locked;

    Game(Fleet fleet, long seed) throws Exception {
        this.fleet = fleet;
        this.seed = seed;
        country = fleet.country();
        service = fleet.instance(0).service();
        places = List.of(country.home, country.neighbour, country.otherTown, country.otherRegion);
        for (int i = 0; i < PEOPLE; i++) {
            Place home = i % 3 == 0 ? country.otherTown : country.home;
            var iins = new ArrayList<String>();
            for (int j = 0; j < (i < PAIRS ? 2 : 1); j++) {
                iins.add(country.citizen(home).digits());
                registered.put(iins.getLast(), home.code());
            }
            people.add(new Person(iins));
        }
        poll = service.electionWithLists(country);
        election = country.query("select id from election where code = ?", poll.code());
        requests = new Requests(service, poll, places);
        Stored stored = stored();
        people.forEach(person -> person.become(Set.of(stored.of(person))));
    }

    private Stored stored() throws SQLException {
        try (Connection connection = fleet.connection()) {
            return new Stored(connection, election);
        }
    }

    /** Plays all rounds; the result is how often each kind of request was answered how. */
    Map<String, Integer> play(int operations) throws Exception {
        int share = operations / 12;
        round(2 * share, null, true);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        round(share, null, false);
        service.moveClock(country, poll.at(LocalTime.of(7, 40)));
        round(share, LocalTime.of(7, 40), false);
        openAll(LocalTime.of(7, 40));
        for (int i = 0; i < 4; i++) {
            round(share, LocalTime.of(7, 40), false);
        }
        service.moveClock(country, poll.at(LocalTime.of(12, 0)));
        round(2 * share, LocalTime.of(12, 0), false);
        Thread.sleep(HOURS_KEPT);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        round(share, LocalTime.of(20, 0), false);
        service.moveClock(country, poll.at(LocalTime.of(22, 0)));
        round(operations - 11 * share, LocalTime.of(22, 0), false);
        end();
        return new TreeMap<>(counts);
    }

    private Plan plan(@Nullable LocalTime time, boolean issuing) {
        var sites = new LinkedHashMap<String, Site>();
        for (Place place : places) {
            List<String> contests =
                    place.equals(country.otherRegion) ? List.of("mazhilis") : List.of("mazhilis", "maslikhat");
            sites.put(place.code(), new Site(place.code(), place.kato().substring(0, 4), contests));
        }
        boolean visits = time == null || time.isBefore(LocalTime.NOON);
        return new Plan(sites, registered, issuing, visits, time, locked);
    }

    private void openAll(LocalTime time) throws Exception {
        for (Place place : places) {
            send(
                    new Step(Kind.OPEN, place.chair(), "", place.code(), List.of(), "", "", "", Service.newKey()),
                    people.getFirst(),
                    0);
        }
        judge(plan(time, false));
    }

    private void round(int operations, @Nullable LocalTime time, boolean issuing) throws Exception {
        round++;
        Chooser chooser = new Chooser(country, people, time);
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
        judge(plan(time, issuing));
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
    private void judge(Plan plan) throws Exception {
        fleet.awaitIdle();
        Judge judge = new Judge(new Rules(plan));
        Stored stored = stored();
        var failures = new CopyOnWriteArrayList<String>();
        for (Person person : people) {
            Set<State> ends = judge.explain(person.states(), person.round);
            if (ends.isEmpty()) {
                failures.add("no order explains:\n" + judge.smallestUnexplained(person.states(), person.round));
                continue;
            }
            var same = new HashSet<State>();
            ends.forEach(end -> stored.sameAs(person, end).ifPresent(same::add));
            if (same.isEmpty()) {
                failures.add("stored is " + stored.of(person) + "\nwhich is not any of " + ends + "\nafter "
                        + history(person));
            }
            person.become(same);
            person.round.clear();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("seed " + seed + ", round " + round + ", " + plan + ": " + failures.size()
                    + " persons\n" + String.join("\n\n", failures));
        }
    }

    private static String history(Person person) {
        var lines = new StringBuilder();
        person.round.forEach(event -> lines.append('\n').append(event.line()));
        return lines.toString();
    }

    /** Closes what is open and locks the lists: certificates that are out expire. */
    private void end() throws Exception {
        for (Place place : places) {
            send(
                    new Step(Kind.CLOSE, place.chair(), "", place.code(), List.of(), "", "act", "", Service.newKey()),
                    people.getFirst(),
                    1);
        }
        judge(plan(LocalTime.of(22, 0), false));
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
        locked = true;
        round(100, LocalTime.of(22, 0), false);
    }
}
