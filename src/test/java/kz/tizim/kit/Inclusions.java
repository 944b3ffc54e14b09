package kz.tizim.kit;

import io.restassured.response.Response;
import java.util.Map;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;

/** Inclusions on polling day. */
public final class Inclusions {
    private Inclusions() {}

    /** A member of a precinct asks for one that a court has ordered; a second member decides. */
    public static Response askByCourt(Service service, Poll poll, Place place, Iin iin) {
        return service.as(place.member())
                .body(Map.of(
                        "iin",
                        iin.digits(),
                        "precinct",
                        place.code(),
                        "basis",
                        "COURT_DECISION",
                        "application",
                        "Application No 3",
                        "caseNumber",
                        "7-26"))
                .post(poll.path("/inclusions"));
    }
}
