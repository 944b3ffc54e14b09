package kz.tizim.kit;

import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;

/** A person with two numbers, who stands on two lists until they are linked (domain rule 16). */
public abstract class WithTwoNumbers extends WithCountry {
    protected Iin old;
    protected Iin principal;
    protected Poll poll;

    @BeforeEach
    protected final void aPersonWhoStandsOnTwoLists() throws Exception {
        old = country.citizen(country.neighbour);
        principal = country.citizen(country.home);
        poll = service.electionWithLists(country);
    }

    /** Asks to void an entry of a precinct; the matter. */
    protected final int askVoid(Place place, String entry) {
        return service.askVoid(poll, place.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Two persons void an entry of a precinct. */
    protected final void voided(Place place, String entry) {
        service.decide(place.chair(), askVoid(place, entry), true).then().statusCode(200);
    }
}
