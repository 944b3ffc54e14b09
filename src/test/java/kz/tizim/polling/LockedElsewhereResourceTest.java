package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the polls have closed nothing changes, whatever is decided in a zone where they are still open (domain §3). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LockedElsewhereResourceTest extends WithCountry {
    private static final ZoneId EAST = ZoneId.of("Asia/Yekaterinburg");
    private static final ZoneId WEST = ZoneId.of("Europe/Rome");

    private Place east;
    private Place west;
    private Iin voter;
    private Poll poll;

    @BeforeEach
    void twoPrecinctsFourHoursApart() throws Exception {
        east = country.home;
        west = country.otherTown;
        country.run("update precinct set time_zone = ? where id = ?", EAST.getId(), east.id());
        country.run("update precinct set time_zone = ? where id = ?", WEST.getId(), west.id());
        voter = country.citizen(east);
        poll = service.electionWithLists(country);
    }

    @Test
    void nobodyIsIncludedElsewhereOnceThePollsAtHomeHaveClosed() {
        open();
        int asked = include(voter).then().statusCode(202).extract().path("id");
        service.moveClock(country, eastCloses());
        refused(service.decide(west.chair(), asked, true));
        refused(include(voter));
        staysAtHome();
    }

    @Test
    void untilThenHeIs() {
        open();
        service.moveClock(country, eastCloses().minusSeconds(30));
        int asked = include(voter).then().statusCode(202).extract().path("id");
        service.decide(west.chair(), asked, true).then().statusCode(200);
        service.search(poll, west, voter.digits()).then().body("voters", hasSize(1));
    }

    @Test
    void whoIsListedWhereThePollsAreOpenIsIncludedStill() throws Exception {
        Iin neighbour = country.citizen(country.otherRegion);
        country.run("update precinct set time_zone = ? where id = ?", WEST.getId(), country.otherRegion.id());
        poll = service.electionWithLists(country);
        open();
        service.moveClock(country, eastCloses());
        include(neighbour).then().statusCode(202);
    }

    @Test
    void aListThatIsLockedStaysWhateverTheHours() {
        open();
        lockEast();
        // Hours that are extended behind the lock open nothing again.
        country.run("update precinct set closes = '23:59' where id = ?", east.id());
        refused(include(voter));
        staysAtHome();
    }

    @Test
    void aCourtMovesNobodyFromAListThatIsLocked() {
        String id = asked(voter);
        open();
        lockEast();
        refused(decide(id, "1412-26"));
        staysAtHome();
    }

    @Test
    void nobodyComesOntoAListWhoseEarlyEndAnotherInstanceHasCarriedOut() {
        Iin newcomer = country.citizen(west);
        String id = asked(newcomer);
        open();
        // This instance has just read the hours of before, and another one is told of the act.
        country.run("update precinct_session set opens = '07:00', closes = '12:00' where precinct_id = ?", west.id());
        service.close(poll, west, 0, null).then().statusCode(200).body("state", equalTo("LOCKED"));
        decide(id, "1412-26").then().statusCode(409).body("type", problem("lists-frozen"));
        assertEquals(0, country.query("select count(*)::int from voter where iin = ?", newcomer.value()));
    }

    @Test
    void aLinkTakesNobodyFromAListThatIsLocked() {
        Iin principal = country.citizen(west);
        open();
        lockEast();
        Links.link(service, country, voter, principal);
        staysAtHome();
    }

    private OffsetDateTime eastCloses() {
        return poll.day().atTime(20, 0).atZone(EAST).toOffsetDateTime();
    }

    /** Both vote at noon in the west. */
    private void open() {
        service.moveClock(
                country, poll.day().atTime(LocalTime.NOON).atZone(WEST).toOffsetDateTime());
        service.openPolls(country, poll, east, west);
    }

    private void lockEast() {
        service.moveClock(country, eastCloses());
        service.close(poll, east, 0, null).then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    private Response include(Iin iin) {
        return Inclusions.askByCourt(service, poll, west, iin);
    }

    private String asked(Iin iin) {
        return service.as(west.member(), newKey())
                .body(Map.of(
                        "iin", iin.digits(), "precinct", west.code(), "kind", "INCLUDE", "statement", "Lives here"))
                .post(poll.path("/corrections"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response decide(String id, String caseNumber) {
        return service.as(west.chair(), newKey())
                .body(Map.of("granted", true, "text", "By order of the court", "caseNumber", caseNumber))
                .post(poll.path("/corrections/" + id + "/decision"));
    }

    private void refused(Response answer) {
        answer.then().statusCode(409).body("type", problem("lists-frozen")).body("listedAt", equalTo(east.code()));
    }

    private void staysAtHome() {
        assertEquals(
                east.id(),
                country.query(
                        "select precinct_id from voter where election_id = (select id from election where code = ?) and iin = ?",
                        poll.code(),
                        voter.value()));
    }
}
