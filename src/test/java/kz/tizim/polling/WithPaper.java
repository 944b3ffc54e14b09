package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** At eleven o'clock of polling day: the home precinct has a voter, and one with a certificate, and a sheet of paper. */
abstract class WithPaper extends WithCountry {
    protected static final LocalTime TEN_THIRTY = LocalTime.of(10, 30);

    protected Iin voter;
    protected Iin traveller;
    protected String number;
    protected Poll poll;

    @BeforeEach
    final void aPrecinctThatWasWithoutNetwork() throws Exception {
        voter = country.citizen(country.home);
        traveller = country.citizen(country.home);
        poll = service.electionWithLists(country);
        number = service.certificate(poll, country.home, traveller);
        service.openPolls(country, poll, country.home, country.neighbour, country.otherRegion);
        service.moveClock(country, poll.at(LocalTime.of(11, 0)));
    }

    protected final void alerted(String subject) {
        service.as(country.territorial)
                .get("/api/v1/alerts?open=true&limit=1000")
                .then()
                .body("findAll { it.kind == 'VOTE_CONFLICT' }.subject", hasItem(subject));
    }

    protected final int entries(Iin iin) {
        return country.query("select count(*)::int from ledger_entry where iin = ?", iin.value());
    }

    protected final Response late(Iin iin, String sheet) {
        return late(country.home, iin, sheet, newKey());
    }

    protected final Response late(Place place, Iin iin, String sheet, String key) {
        return send(place, request(place, iin, sheet), key);
    }

    protected final Response send(Place place, Map<String, Object> request, String key) {
        return service.as(place.member(), key).body(request).post(poll.path("/ballots/late"));
    }

    protected final Map<String, Object> request(Place place, Iin iin, String sheet) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", place.code());
        request.put("channel", "STATION");
        request.put("contests", List.of("mazhilis"));
        request.put("writtenAt", poll.at(TEN_THIRTY).toString());
        request.put("sheet", sheet);
        return request;
    }
}
