package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.print.Stamp;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Ballots at home and the way to them (domain rule 10). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HomeBallotResourceTest extends WithListedVoter {

    @Test
    void aBallotAtHomeNeedsAnAcceptedRequest() {
        String visit = desk().asked(voter);
        service.openPolls(country, poll, country.home);
        desk().ballot(voter).then().statusCode(422).body("type", problem("no-home-visit"));
        desk().accept(visit).then().statusCode(201);
        desk().ballot(voter).then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("channel", equalTo("HOME"));
    }

    @Test
    void whoComesToTheStationInsteadIsAdmittedThereOnce() {
        desk().accepted(voter);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        desk().ballot(voter)
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("channel", equalTo("STATION"));
    }

    @Test
    void aWithdrawnRequestAdmitsNobodyAtHomeAndAnotherMayFollow() {
        String visit = desk().accepted(voter);
        desk().withdraw(country.home.member(), visit).then().statusCode(201).body("state", equalTo("WITHDRAWN"));
        desk().withdraw(country.home.member(), visit).then().statusCode(409).body("type", problem("already-exists"));
        service.openPolls(country, poll, country.home);
        desk().ballot(voter).then().statusCode(422).body("type", problem("no-home-visit"));
        desk().accepted(voter);
        desk().ballot(voter).then().statusCode(201);
    }

    @Test
    void afterTheVoteThereIsNothingToWithdrawOrToAsk() {
        String visit = desk().accepted(voter);
        service.openPolls(country, poll, country.home);
        desk().ballot(voter).then().statusCode(201);
        desk().withdraw(country.home.member(), visit).then().statusCode(409).body("type", problem("already-voted"));
        desk().ask(voter, newKey()).then().statusCode(409).body("type", problem("already-voted"));
    }

    @Test
    void aCertificateIssuedAfterwardsGoesBeforeTheVisit() throws InterruptedException {
        String undecided = desk().asked(voter);
        service.certificate(poll, country.home, voter);
        desk().accept(undecided).then().statusCode(409).body("type", problem("detached"));
        Iin other = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        desk(country.neighbour).accepted(other);
        service.certificate(poll, country.neighbour, other);
        service.openPolls(country, poll, country.neighbour);
        desk(country.neighbour).ballot(other).then().statusCode(409).body("type", problem("detached"));
    }

    @Test
    void theRouteHasAcceptedVisitsInTheOrderOfTheAddresses() throws InterruptedException {
        LocalDate birth = LocalDate.of(1950, 1, 1);
        Iin tenth = country.citizen(country.home, birth, "Әлиев", "Ерлан", "Ғалымұлы");
        Iin second = country.citizen(country.home, birth, "Ұзақов", "Өтеген", "Һашимұлы");
        Iin undecided = country.citizen(country.home, birth, "Жақыпов", "Іңкәр", "");
        country.run("update citizen set house = '10' where iin = ?", tenth.value());
        country.run("update citizen set house = '2А' where iin = ?", second.value());
        poll = service.electionWithLists(country);
        desk().accepted(tenth);
        desk().accepted(second);
        desk().accepted(voter);
        desk().ask(undecided, newKey());
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, null, newKey()).then().statusCode(201);
        List<Integer> members = members();
        String text = Pdf.text(route(country.home.member(), members.get(0), members.get(1))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray());
        assertTrue(text.contains(Stamp.REHEARSAL), text);
        assertTrue(text.contains("Ұзақов") && text.indexOf("Ұзақов") < text.indexOf("Әлиев"), text);
        assertFalse(text.contains("Жақыпов") || text.contains(voter.digits()) || text.contains("HEALTH"), text);
    }

    @Test
    void theRouteNamesTwoDifferentMembersOfThePrecinct() {
        List<Integer> members = members();
        route(country.home.chair(), members.get(0), members.get(0))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("second"));
        route(country.home.chair(), 0, members.get(0)).then().statusCode(400).body("errors[0].field", equalTo("first"));
        service.as(country.home.chair())
                .get(poll.path("/home-visits/route.pdf?precinct=" + country.home.code()))
                .then()
                .statusCode(400);
    }

    @Test
    void nobodyOfAnotherPrecinctGetsTheRoute() {
        List<Integer> members = members();
        route(country.neighbour.chair(), members.get(0), members.get(1)).then().statusCode(404);
    }

    private List<Integer> members() {
        return service.as(country.home.member())
                .get(poll.path("/home-visits/members?precinct=" + country.home.code()))
                .then()
                .statusCode(200)
                .extract()
                .path("account");
    }

    private Response route(String username, int first, int second) {
        return service.as(username)
                .get(poll.path("/home-visits/route.pdf?precinct=" + country.home.code() + "&first=" + first + "&second="
                        + second));
    }

    private HomeVisitDesk desk() {
        return desk(country.home);
    }

    private HomeVisitDesk desk(Place place) {
        return new HomeVisitDesk(service, poll, place);
    }
}
