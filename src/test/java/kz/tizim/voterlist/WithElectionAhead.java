package kz.tizim.voterlist;

import java.util.List;
import java.util.Map;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** A country with an election ten days ahead that has no lists yet, and what decides where its citizens are listed. */
abstract class WithElectionAhead extends WithCountry {
    /** A boundary rule; its precinct, town, street and selector are open. */
    static final String RULE =
            "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id) values ('No 9', '2020-01-01', ?, ?, ?, ?, 0)";

    /** A calendar by which transfers can still be asked for. */
    static final Map<String, Integer> OPEN_TO_TRANSFERS =
            Map.of("transfersUntil", 5, "listsDue", 5, "listsOpenFrom", 5, "certificatesFrom", 5);

    Poll poll;

    @BeforeEach
    final void anElectionAhead() {
        poll = service.newElection(country);
    }

    /** Gives houses of a street to a precinct; the id of the rule. */
    int boundary(Place place, String street, String selector) {
        return country.query(RULE + " returning id", place.id(), place.kato(), street, selector);
    }

    /** Moves a citizen to another house of the same town. */
    void live(Iin iin, String street, String house) {
        country.run("update citizen set street = ?, house = ? where iin = ?", street, house, iin.value());
    }

    /** The precinct on whose list a citizen stands; 0 without one. */
    int precinct(Iin iin) {
        return country.query(
                "select coalesce(max(precinct_id), 0) from voter where election_id = (select id from election where code = ?) and iin = ?",
                poll.code(),
                iin.value());
    }

    /** Lists somebody of the queue by hand; the outcome. */
    String assign(Iin iin, Place place) {
        return service.as(country.central, Service.newKey())
                .body(Map.of("assignments", List.of(Map.of("iin", iin.digits(), "precinct", place.code()))))
                .post(poll.path("/unassigned/assignments"))
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].outcome");
    }
}
