package kz.tizim.kit;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import org.jspecify.annotations.Nullable;

/** What a commission counts by hand when its precinct closes; without any change it is what the ledger says. */
public final class Closing {
    private final Service service;
    private final Poll poll;
    private final Place place;
    private final Map<String, Long> signatures = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> ballots = new LinkedHashMap<>();
    private @Nullable String act;
    private @Nullable String reason;

    private Closing(Service service, Poll poll, Place place) {
        this.service = service;
        this.poll = poll;
        this.place = place;
        for (String list : List.of("main", "supplementary", "home")) {
            signatures.put(list, 0L);
        }
        for (String contest : place.code().startsWith("11-") ? List.of("mazhilis", "maslikhat") : List.of("mazhilis")) {
            ballots.put(
                    contest,
                    new HashMap<>(
                            Map.of("contest", contest, "received", 1L, "issued", 0L, "spoiled", 0L, "unused", 0L)));
        }
    }

    /** Counts of a precinct where nothing was received and one ballot is missing. */
    public static Closing of(Service service, Poll poll, Place place) {
        return new Closing(service, poll, place);
    }

    /**
     * Asks with counts that cannot be right, and takes from the refusal what the ledger says.
     *
     * @throws AssertionError when the precinct cannot be closed now
     */
    public static Closing asTheLedgerSays(Service service, Poll poll, Place place) {
        Closing closing = of(service, poll, place);
        Response refusal = closing.send();
        refusal.then().statusCode(409);
        return closing.corrected(refusal);
    }

    /** Closes with a sum of signatures, and the act of a difference where there is one. */
    static Response close(Service service, Poll poll, Place place, int signatures, @Nullable String act) {
        Closing closing = of(service, poll, place);
        Response refusal = closing.send();
        if (refusal.statusCode() != 409) {
            return refusal;
        }
        closing.corrected(refusal);
        long all =
                closing.signatures.values().stream().mapToLong(Long::longValue).sum();
        closing.signed("main", closing.signatures.get("main") + signatures - all);
        return (act == null ? closing : closing.act(act, "Counted twice")).send();
    }

    public Closing signed(String list, long count) {
        signatures.put(list, count);
        return this;
    }

    /** Another number of ballots: {@code received}, {@code issued}, {@code spoiled} or {@code unused}. */
    public Closing ballots(String contest, String number, long count) {
        ballots.get(contest).put(number, count);
        return this;
    }

    public Closing act(@Nullable String number, @Nullable String why) {
        act = number;
        reason = why;
        return this;
    }

    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("signatures", signatures);
        body.put("ballots", new ArrayList<>(ballots.values()));
        body.put("act", act);
        body.put("reason", reason);
        return body;
    }

    public Response send() {
        return service.as(place.chair()).body(body()).post(poll.path("/precincts/" + place.code() + "/closing"));
    }

    private Closing corrected(Response refusal) {
        List<Map<String, Object>> differences = refusal.path("differences");
        ballots.values().forEach(counted -> counted.put("received", 0L));
        for (Map<String, Object> difference : differences) {
            long expected = ((Number) difference.get("expected")).longValue();
            String contest = (String) difference.get("contest");
            switch ((String) difference.get("number")) {
                case "SIGNATURES_MAIN" -> signed("main", expected);
                case "SIGNATURES_SUPPLEMENTARY" -> signed("supplementary", expected);
                case "SIGNATURES_HOME" -> signed("home", expected);
                case "BALLOTS_ISSUED" -> ballots(contest, "issued", expected).ballots(contest, "received", expected);
                case "BALLOTS_SPOILED" -> ballots(contest, "spoiled", expected);
                default -> {}
            }
        }
        return this;
    }
}
