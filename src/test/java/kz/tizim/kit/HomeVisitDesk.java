package kz.tizim.kit;

import static kz.tizim.kit.Service.newKey;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** The desk of a precinct where voting at home is asked for, and the members who carry it out. */
public record HomeVisitDesk(Service service, Poll poll, Place place) {

    /** A written request. */
    public Response ask(Iin iin, String key) {
        return service.as(place.member(), key)
                .body(Map.of(
                        "iin",
                        iin.digits(),
                        "precinct",
                        place.code(),
                        "reason",
                        "HEALTH",
                        "reference",
                        "Request No 12"))
                .post(poll.path("/home-visits"));
    }

    /** A request that is taken; its id. */
    public String asked(Iin iin) {
        return ask(iin, newKey()).then().statusCode(201).extract().path("id");
    }

    /** Decides, with the reason of a refusal. */
    public Response decide(String username, String visit, boolean accepted, @Nullable String reason) {
        var decision = new HashMap<String, Object>(Map.of("accepted", accepted));
        if (reason != null) {
            decision.put("reason", reason);
        }
        return service.as(username, newKey()).body(decision).post(poll.path("/home-visits/" + visit + "/decision"));
    }

    /** The chair accepts. */
    public Response accept(String visit) {
        return decide(place.chair(), visit, true, null);
    }

    /** A request that the chair has accepted; its id. */
    public String accepted(Iin iin) {
        String visit = asked(iin);
        accept(visit).then().statusCode(201);
        return visit;
    }

    /** The voter takes the request back. */
    public Response withdraw(String username, String visit) {
        return service.as(username, newKey())
                .body(Map.of("reference", "Request No 15"))
                .post(poll.path("/home-visits/" + visit + "/withdrawal"));
    }

    /** A ballot for the national contest, at home. */
    public Response ballot(Iin iin) {
        return service.as(place.member(), newKey())
                .body(Map.of(
                        "iin",
                        iin.digits(),
                        "precinct",
                        place.code(),
                        "channel",
                        "HOME",
                        "contests",
                        List.of("mazhilis")))
                .post(poll.path("/ballots"));
    }
}
