package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** A voter with a certificate, who travels, and one of the neighbouring list, whose polling day takes several turns. */
abstract class WithTraveller extends WithCountry {
    protected Iin voter;
    protected Iin other;
    protected Poll poll;
    protected String number;
    protected Certificates certificates;
    protected LocalTime neighbourCloses = LocalTime.of(20, 0);

    @BeforeEach
    final void aTravellerAndAnotherVoter() throws Exception {
        voter = country.citizen(country.home);
        other = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        number = service.certificate(poll, country.home, voter);
        certificates = new Certificates(service, poll, country.home);
    }

    protected final void open() {
        service.openPolls(country, poll, country.home, country.otherTown, country.otherRegion);
    }

    /** Another voter of the neighbouring list, who asks for it before polling day. */
    protected final Iin listed() {
        Iin iin = country.citizen(country.neighbour);
        decide(country.neighbour, correction(country.neighbour, iin, "INCLUDE"))
                .then()
                .statusCode(201);
        return iin;
    }

    protected final String correction(Place place, Iin iin, String kind) {
        if (service.now().isBefore(poll.onTheEve(LocalTime.NOON))) {
            service.moveClock(country, poll.onTheEve(LocalTime.NOON));
        }
        return service.as(place.member(), newKey())
                .body(Map.of("iin", iin.digits(), "precinct", place.code(), "kind", kind, "statement", "Papers shown"))
                .post(poll.path("/corrections"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected final Response decide(Place place, String correction) {
        return service.as(place.chair(), newKey())
                .body(Map.of("granted", true, "text", "As shown"))
                .post(poll.path("/corrections/" + correction + "/decision"));
    }

    protected final Response redeem(Place place) {
        return service.redeem(poll, place, number, voter, newKey());
    }

    protected final Response ballot(Place place) {
        return service.ballot(poll, place, voter, newKey());
    }

    protected final Response hours(Place place, String closes) {
        return service.as(country.territorial)
                .body(Map.of("act", "No " + closes, "reason", "A storm", "closes", closes))
                .post(poll.path("/precincts/" + place.code() + "/hours"));
    }

    protected final Response ask(Place place) {
        return Inclusions.askByCourt(service, poll, place, voter);
    }

    protected final void included(Place place) {
        int matter = ask(place).then().statusCode(202).extract().path("id");
        service.decide(place.chair(), matter, true).then().statusCode(200);
    }

    protected final void voided(Place place, String entry) {
        int matter = service.askVoid(poll, place.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(place.chair(), matter, true).then().statusCode(200);
    }

    /** Closes as the ledger says: nothing but the counts by hand may differ, which is what the kit takes from the refusal. */
    protected final void closes(Place place) {
        LocalTime end = place.equals(country.neighbour) ? neighbourCloses : LocalTime.of(20, 0);
        if (service.now().isBefore(poll.at(end))) {
            service.moveClock(country, poll.at(end));
        }
        Closing closing = Closing.asTheLedgerSays(service, poll, place);
        closing.send().then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    protected static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
    }
}
