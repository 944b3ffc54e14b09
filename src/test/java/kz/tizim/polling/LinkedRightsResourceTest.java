package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Corrections;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Links;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithTwoNumbers;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person was given, or lost, under one number holds under the number that it is linked to (domain rule 16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkedRightsResourceTest extends WithTwoNumbers {
    @ParameterizedTest
    @ValueSource(strings = {"DEATH", "INELIGIBLE"})
    void whoWasStruckOffUnderOneNumberIsStruckOffUnderTheOther(String ground) {
        exclude(country.neighbour, old, ground).then().statusCode(201);
        link();
        service.search(poll, country.home, principal.digits()).then().body("voters", empty());
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list-changes"))
                .then()
                .body("change", contains("REMOVE"))
                .body("basis", contains("LINKED_IIN"))
                .body("reference", contains("Letter No 14"));
        service.openPolls(country, poll, country.home);
        refused(service.ballot(poll, country.home, principal, newKey()), 422, "not-on-list");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLineThatWasCorrectedAwayTakesNobodysRight(boolean byCourt) {
        if (byCourt) {
            exclude(country.neighbour, old, "COURT").then().statusCode(201);
        } else {
            Corrections.grant(service, poll, country.neighbour, old, "EXCLUDE", Map.of());
        }
        link();
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, principal, newKey()).then().statusCode(201);
    }

    @Test
    void aCertificateOfThePrincipalIsAnnulledBeforeTheLinkStrikesOff() {
        exclude(country.neighbour, old, "DEATH").then().statusCode(201);
        String number = service.certificate(poll, country.home, principal);
        refused(Links.ask(service, country, old, principal), 409, "detached");
        exclude(country.home, principal, "DEATH").then().statusCode(201).body("annulled", contains(number));
        link();
        service.search(poll, country.home, principal.digits()).then().body("voters", empty());
    }

    @Test
    void whoHasVotedUnderThePrincipalStaysOnTheList() {
        exclude(country.neighbour, old, "INELIGIBLE").then().statusCode(201);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, principal, newKey()).then().statusCode(201);
        link();
        service.search(poll, country.home, principal.digits()).then().body("voters.iin", contains(principal.digits()));
    }

    @Test
    void anAnnulledCertificateOfTheOtherNumberHasNoDuplicate() {
        String number = service.certificate(poll, country.neighbour, old);
        int matter = service.as(country.neighbour.chair(), newKey())
                .body(Map.of(
                        "iin",
                        old.digits(),
                        "precinct",
                        country.neighbour.code(),
                        "ground",
                        "ISSUED_IN_ERROR",
                        "reference",
                        "Act No 5"))
                .post(poll.path("/certificates/" + number + "/annulment"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.neighbour.member(), matter, true).then().statusCode(200);
        link();
        refused(service.issue(poll, country.home, principal, "mazhilis", newKey()), 409, "certificate-exists")
                .then()
                .body("state", equalTo("ANNULLED"));
        service.issue(poll, country.home, principal, "maslikhat", newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void aVisitThatWasAcceptedIsThePrincipals() {
        Iin other = country.citizen(country.otherTown);
        HomeVisitDesk desk = desk();
        String visit = desk.accepted(old);
        Links.link(service, country, old, other);
        refused(desk.ask(other, newKey()), 409, "already-exists");
        service.openPolls(country, poll, country.neighbour);
        assertTrue(route().contains(other.digits()));
        assertTrue(Pdf.text(list()).contains(other.digits()));
        desk.ballot(old).then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        refused(desk.withdraw(country.neighbour.member(), visit), 409, "already-voted");
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_entry where channel = 'HOME' and iin = ?", other.value()));
    }

    @Test
    void aVisitThatWaitsIsDecidedAboutThePrincipal() {
        Iin other = country.citizen(country.otherTown);
        HomeVisitDesk desk = desk();
        String visit = desk.asked(old);
        Links.link(service, country, old, other);
        desk.accept(visit).then().statusCode(201).body("state", equalTo("ACCEPTED"));
        service.openPolls(country, poll, country.neighbour);
        assertTrue(route().contains(other.digits()));
        desk.ballot(other).then().statusCode(201);
        service.ballot(poll, country.neighbour, other, List.of("maslikhat"), newKey())
                .then()
                .statusCode(201);
        assertFalse(route().contains(other.digits()), "who has voted is not gone to");
    }

    @Test
    void aVisitWhereThePrincipalDoesNotStandIsNotAccepted() {
        HomeVisitDesk desk = desk();
        String visit = desk.asked(old);
        link();
        refused(desk.accept(visit), 422, "not-on-list");
        service.openPolls(country, poll, country.home);
        new HomeVisitDesk(service, poll, country.home)
                .ballot(principal)
                .then()
                .statusCode(422)
                .body("type", problem("no-home-visit"));
    }

    private HomeVisitDesk desk() {
        return new HomeVisitDesk(service, poll, country.neighbour);
    }

    private String route() {
        List<Integer> members = service.as(country.neighbour.member())
                .get(poll.path("/home-visits/members"))
                .then()
                .statusCode(200)
                .extract()
                .path("account");
        return Pdf.text(service.as(country.neighbour.chair())
                .get(poll.path("/home-visits/route.pdf?first=" + members.get(0) + "&second=" + members.get(1)))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private byte[] list() {
        return service.as(country.neighbour.chair())
                .get(poll.path("/precincts/" + country.neighbour.code() + "/list.pdf"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private void link() {
        Links.link(service, country, old, principal);
    }

    private Response exclude(Place place, Iin iin, String ground) {
        return service.as(place.chair(), newKey())
                .body(Map.of(
                        "iin",
                        iin.digits(),
                        "precinct",
                        place.code(),
                        "ground",
                        ground,
                        "reference",
                        "Act of death No 112"))
                .post(poll.path("/exclusions"));
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
        return answer;
    }
}
