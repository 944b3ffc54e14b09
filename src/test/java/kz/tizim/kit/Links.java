package kz.tizim.kit;

import io.restassured.response.Response;
import java.util.Map;
import kz.tizim.registry.Iin;

/** Two numbers of one person. */
public final class Links {
    private Links() {}

    /** Asks to link a number to that of the same person. */
    public static Response ask(Service service, SmallCountry country, Iin iin, Iin principal) {
        return service.as(country.admin)
                .body(Map.of("iin", iin.digits(), "principal", principal.digits(), "reference", "Letter No 14"))
                .post("/api/v1/linked-iins");
    }

    /** Links them, by two persons. */
    public static void link(Service service, SmallCountry country, Iin iin, Iin principal) {
        int matter = ask(service, country, iin, principal)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.central, matter, true).then().statusCode(200);
    }
}
