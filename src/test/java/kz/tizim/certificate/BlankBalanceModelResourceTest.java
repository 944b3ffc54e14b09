package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Whatever commissions do with blanks: the service accepts what a small model accepts, and each balance adds up. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BlankBalanceModelResourceTest extends WithBlanks {
    private static final int STEPS = 250;
    private static final int BLANKS = VOTERS;
    private static final List<String> WORDS =
            List.of("received", "handedOn", "inTransit", "issued", "spoiled", "lost", "cancelled", "onHand");

    private final Random random = new Random(119_180);
    private final Map<Integer, Paper> papers = new TreeMap<>();
    private final Map<String, int[]> flows = new TreeMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Deque<Iin> waiting = new ArrayDeque<>();
    private int printed;

    /** A blank as the model knows it; the transfer is null unless it is on its way. */
    private static final class Paper {
        String holder = CEC;
        String state = "onHand";
        Transfer transfer;
    }

    private record Transfer(String id, String giver, String receiver, int first, int last) {}

    @Test
    void everyBalanceAddsUpWhateverHappens() {
        waiting.addAll(voters);
        print();
        for (int step = 0; step < STEPS; step++) {
            String told = "step " + step + ": " + step();
            if (step % 10 == 9) {
                compare(told);
            }
        }
        compare("at the end");
        assertTrue(papers.values().stream().map(paper -> paper.state).distinct().count() >= 4, "all states are seen");
    }

    private String step() {
        int kind = printed < BLANKS && random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(9);
        int first = 1 + random.nextInt(BLANKS);
        int last = Math.min(BLANKS, first + random.nextInt(6));
        String actor = actor(first);
        return switch (kind) {
            case 0 -> print();
            case 1, 2, 3 -> handOver(actor, first, last);
            case 4, 5 -> receive();
            case 6 -> issue(first);
            case 7 -> end(actor, "SPOIL", "spoiled", first, first);
            case 8 -> random.nextBoolean() ? end(actor, "LOSE", "lost", first, first) : find(actor, first);
            default -> recall(actor, first, last);
        };
    }

    private String print() {
        int last = Math.min(BLANKS, printed + 15);
        print("mazhilis", printed + 1, last).then().statusCode(201);
        for (int serial = printed + 1; serial <= last; serial++) {
            papers.put(serial, new Paper());
        }
        flow(CEC)[0] += last - printed;
        printed = last;
        return "PRINT";
    }

    private String handOver(String actor, int first, int last) {
        List<String> neighbours = neighbours(actor);
        String to = neighbours.get(random.nextInt(neighbours.size()));
        Response answer = handOver(user(actor), to, first, last);
        if (judge(answer, first, last, paper -> isOnHand(paper, actor))) {
            var transfer = new Transfer(answer.path("id"), actor, to, first, last);
            transfers.add(transfer);
            each(first, last, paper -> paper.transfer = transfer);
        }
        return "HANDOVER " + actor + " " + to + " " + first + "-" + last;
    }

    /** Of some handover; now and then one of its numbers is said to be missing, or doubled. */
    private String receive() {
        if (transfers.isEmpty()) {
            return "nothing";
        }
        Transfer transfer = transfers.remove(random.nextInt(transfers.size()));
        var missing = new TreeSet<Integer>();
        for (int serial = transfer.first; serial <= transfer.last; serial++) {
            if (!transfer.equals(papers.get(serial).transfer) || random.nextInt(8) == 0) {
                missing.add(serial);
            }
        }
        int doubled = random.nextInt(5) == 0 ? transfer.first + random.nextInt(transfer.last - transfer.first + 1) : 0;
        if (missing.contains(doubled)) {
            doubled = 0;
        }
        receive(
                        user(transfer.receiver),
                        transfer.id,
                        missing.stream().map(serial -> range(serial, serial)).toList(),
                        doubled == 0 ? List.of() : List.of(range(doubled, doubled)))
                .then()
                .statusCode(201);
        for (int serial = transfer.first; serial <= transfer.last; serial++) {
            if (!missing.contains(serial)) {
                Paper paper = papers.get(serial);
                paper.transfer = null;
                paper.holder = transfer.receiver;
                paper.state = serial == doubled ? "cancelled" : "onHand";
                flow(transfer.giver)[1]++;
                flow(transfer.receiver)[0]++;
            }
        }
        return "receipt by " + transfer.receiver + " without " + missing + ", doubled " + doubled;
    }

    private String issue(int serial) {
        Iin voter = waiting.peek();
        Map<String, Object> application = application(Objects.requireNonNull(voter), "mazhilis");
        application.put("blankNumber", number(serial));
        Paper paper = papers.get(serial);
        boolean can = paper != null && isOnHand(paper, country.home.code());
        Response answer = service.issue(poll, country.home, application, newKey());
        assertEquals(can ? 201 : 400, answer.statusCode(), () -> "issue of " + serial + " " + answer.asString());
        if (can) {
            waiting.remove();
            paper.state = "issued";
        }
        return "issue of " + serial;
    }

    private String end(String actor, String kind, String state, int first, int last) {
        boolean lost = kind.equals("LOSE");
        if (judge(
                because(user(actor), kind, first, last),
                first,
                last,
                paper -> paper.holder.equals(actor)
                        && paper.state.equals("onHand")
                        && (lost || paper.transfer == null))) {
            each(first, last, paper -> {
                paper.state = state;
                paper.transfer = null;
            });
        }
        return kind + " " + actor + " " + first;
    }

    private String find(String actor, int serial) {
        if (judge(because(user(actor), "FIND", serial, serial), serial, serial, paper -> paper.state.equals("lost"))) {
            papers.get(serial).state = "cancelled";
        }
        return "FIND " + actor + " " + serial;
    }

    private String recall(String actor, int first, int last) {
        if (judge(
                because(user(actor), "RECALL", first, last),
                first,
                last,
                paper -> paper.holder.equals(actor) && paper.transfer != null)) {
            each(first, last, paper -> paper.transfer = null);
        }
        return "RECALL " + actor + " " + first + "-" + last;
    }

    /** The model's word against the service's: all of the range may be moved, or nothing is. */
    private boolean judge(Response answer, int first, int last, java.util.function.Predicate<Paper> may) {
        boolean all = true;
        for (int serial = first; serial <= last; serial++) {
            all &= papers.containsKey(serial) && may.test(papers.get(serial));
        }
        boolean oneRun = last <= printed && (first - 1) / 15 == (last - 1) / 15;
        int expected = all && oneRun ? 201 : oneRun ? 409 : 400;
        assertEquals(expected, answer.statusCode(), () -> first + "-" + last + " " + answer.asString());
        return expected == 201;
    }

    private void each(int first, int last, java.util.function.Consumer<Paper> change) {
        for (int serial = first; serial <= last; serial++) {
            change.accept(papers.get(serial));
        }
    }

    private static boolean isOnHand(Paper paper, String holder) {
        return paper.holder.equals(holder) && paper.state.equals("onHand") && paper.transfer == null;
    }

    private void compare(String told) {
        JsonPath central = balance(country.central, null);
        assertEquals(own(CEC), counts(central, "own[0]"), told);
        assertEquals(
                total(List.of(CEC, territory, home(), other()), papers.size(), 0), counts(central, "total[0]"), told);
        JsonPath territorial = balance(country.territorial, null);
        assertEquals(own(territory), counts(territorial, "own[0]"), told);
        assertEquals(own(home()), counts(balance(country.home.member(), null), "total[0]"), told);
        assertEquals(own(other()), counts(balance(country.central, other()), "own[0]"), told);
        // What the territory got from outside is what the central commission handed on, and the other way round.
        int[] cec = flow(CEC);
        int back = cec[0] - papers.size();
        assertEquals(total(List.of(territory, home(), other()), cec[1], back), counts(territorial, "total[0]"), told);
    }

    private List<Integer> own(String commission) {
        return total(List.of(commission), flow(commission)[0], flow(commission)[1]);
    }

    private List<Integer> total(List<String> commissions, int received, int handedOn) {
        var counts = new TreeMap<String, Integer>();
        for (Paper paper : papers.values()) {
            if (commissions.contains(paper.holder)) {
                counts.merge(paper.transfer != null ? "inTransit" : paper.state, 1, Integer::sum);
            }
        }
        counts.put("received", received);
        counts.put("handedOn", handedOn);
        List<Integer> told =
                WORDS.stream().map(word -> counts.getOrDefault(word, 0)).toList();
        assertEquals(received, told.stream().mapToInt(Integer::intValue).sum() - received, "the model adds up");
        return told;
    }

    private static List<Integer> counts(JsonPath balance, String part) {
        Map<String, Object> line = balance.getMap(part);
        return WORDS.stream()
                .map(word -> line == null ? 0 : (Integer) line.get(word))
                .toList();
    }

    private int[] flow(String commission) {
        return flows.computeIfAbsent(commission, _ -> new int[2]);
    }

    private String home() {
        return country.home.code();
    }

    private String other() {
        return country.otherTown.code();
    }

    /** Mostly who has the blank, so that most acts are possible. */
    private String actor(int serial) {
        Paper paper = papers.get(serial);
        if (paper != null && random.nextInt(8) != 0) {
            return paper.holder;
        }
        return List.of(CEC, territory, home(), other()).get(random.nextInt(4));
    }

    private List<String> neighbours(String commission) {
        if (commission.equals(CEC)) {
            return List.of(territory);
        }
        return commission.equals(territory) ? List.of(CEC, home(), home(), other()) : List.of(territory);
    }

    private String user(String commission) {
        if (commission.equals(CEC)) {
            return country.central;
        }
        Place place = commission.equals(home()) ? country.home : country.otherTown;
        return commission.equals(territory) ? country.territorial : place.chair();
    }
}
