package kz.tizim.kit;

import static kz.tizim.kit.Service.newKey;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.tizim.registry.Iin;

/** Corrections of a list that its commission grants. */
public final class Corrections {
    private Corrections() {}

    /**
     * Asks for a correction and grants it.
     *
     * @param details what is written otherwise; empty where it is about the line itself
     */
    public static void grant(
            Service service,
            Service.Poll poll,
            SmallCountry.Place place,
            Iin iin,
            String kind,
            Map<String, String> details) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", place.code());
        request.put("kind", kind);
        request.put("statement", "Papers shown");
        request.put("details", details.isEmpty() ? null : details);
        String id = service.as(place.member(), newKey())
                .body(request)
                .post(poll.path("/corrections"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        service.as(place.chair(), newKey())
                .body(Map.of("granted", true, "text", "As shown"))
                .post(poll.path("/corrections/" + id + "/decision"))
                .then()
                .statusCode(201);
    }
}
