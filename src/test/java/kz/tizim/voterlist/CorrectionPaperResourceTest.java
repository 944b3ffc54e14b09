package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.print.Stamp;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** The reasoned refusal that a citizen gets in hand (domain rule 5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectionPaperResourceTest extends WithListedVoter {
    private static final String REASON = "Мекенжай басқа учаскеге жатады: «Бақ & Сад» №5 шешім";

    @Test
    void aRefusalIsPrintedWithItsReasonInThreeLanguages() {
        Iin applicant = country.citizen(country.home, LocalDate.of(1980, 2, 3), "Ғабдуллин", "Өмірбек", "Іңкәрұлы");
        String request = asked(applicant);
        decide(request, false);
        String text = Pdf.text(paper(country.home.member(), request)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray());
        for (String expected : List.of(
                "Бас тарту туралы шешім",
                "Решение об отказе",
                "Decision to refuse",
                request,
                "Ғабдуллин Өмірбек Іңкәрұлы, " + applicant.digits(),
                "Inclusion in the voter list of precinct " + country.home.code(),
                REASON,
                Stamp.REHEARSAL)) {
            assertTrue(text.replaceAll("\\s+", " ").contains(expected), () -> expected + " in " + text);
        }
    }

    @Test
    void whatWasNotRefusedHasNoRefusalToPrint() {
        String request = asked(country.citizen(country.home));
        paper(country.home.member(), request).then().statusCode(404).body("type", problem("not-found"));
        decide(request, true);
        paper(country.home.member(), request).then().statusCode(404).body("type", problem("not-found"));
    }

    @Test
    void aRefusalIsPrintedForItsPrecinctAndThoseAboveIt() {
        String request = asked(country.citizen(country.home));
        decide(request, false);
        paper(country.territorial, request).then().statusCode(200);
        paper(country.neighbour.chair(), request).then().statusCode(404);
        paper(country.observer, request).then().statusCode(403);
    }

    private String asked(Iin iin) {
        return service.as(country.home.member(), newKey())
                .body(Map.of(
                        "iin",
                        iin.digits(),
                        "precinct",
                        country.home.code(),
                        "kind",
                        "INCLUDE",
                        "statement",
                        "Lives at 5 Abai St"))
                .post(poll.path("/corrections"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void decide(String request, boolean granted) {
        service.as(country.home.chair(), newKey())
                .body(Map.of("granted", granted, "text", REASON))
                .post(poll.path("/corrections/" + request + "/decision"))
                .then()
                .statusCode(201);
    }

    private Response paper(String username, String request) {
        return service.as(username).get(poll.path("/corrections/" + request + "/refusal.pdf"));
    }
}
