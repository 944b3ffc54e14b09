package kz.tizim.watch;

import static kz.tizim.kit.Service.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Alerts that come every day are not read. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OrdinaryDayResourceTest extends WithWatch {
    /** Somebody who votes, at home or with a certificate. */
    private record Person(Place place, Iin iin, String number) {}

    /**
     * Two precincts of 60 and one of 40 voters, of whom two thirds come at random times; six with a certificate, one of them
     * to a wrong desk first, some asked for twice with the same key.
     */
    @Test
    void anOrdinaryDayRaisesNothing() throws Exception {
        List<Place> places = List.of(country.home, country.otherTown, country.otherRegion);
        List<Iin> atHome = country.citizens(country.home, 60);
        List<Iin> inTown = country.citizens(country.otherTown, 60);
        List<Iin> far = country.citizens(country.otherRegion, 40);
        poll = service.electionWithLists(country);
        var persons = new ArrayList<Person>();
        for (int i = 0; i < 6; i++) {
            Iin iin = atHome.get(i);
            persons.add(new Person(
                    i < 3 ? country.otherTown : country.otherRegion,
                    iin,
                    service.certificate(poll, country.home, iin)));
        }
        atHome.subList(6, 40).forEach(iin -> persons.add(new Person(country.home, iin, "")));
        inTown.subList(0, 40).forEach(iin -> persons.add(new Person(country.otherTown, iin, "")));
        far.subList(0, 26).forEach(iin -> persons.add(new Person(country.otherRegion, iin, "")));
        Collections.shuffle(persons, new Random(7));
        Queue<Person> queue = new ArrayDeque<>(persons);

        service.moveClock(country, poll.at(LocalTime.of(7, 0)));
        places.forEach(place -> service.open(poll, place).then().statusCode(200));
        service.open(poll, country.neighbour).then().statusCode(200);
        Duration step = Duration.ofMinutes(20);
        OffsetDateTime closing = poll.at(LocalTime.of(20, 0));
        int steps = (int) Duration.ofHours(13).dividedBy(step);
        for (OffsetDateTime at = poll.at(LocalTime.of(7, 0)); at.isBefore(closing); at = at.plus(step)) {
            for (int i = 0; i < persons.size() / steps + 1 && !queue.isEmpty(); i++) {
                votes(queue.remove());
            }
            service.moveClock(country, at.plus(step));
            look();
        }
        assertEquals(
                0,
                country.query(
                        "select count(*)::int from alert a join election e on e.id = a.election_id where e.code = ?",
                        poll.code()));
    }

    private void votes(Person person) {
        String key = newKey();
        if (person.number().isEmpty()) {
            service.ballot(poll, person.place(), person.iin(), key).then().statusCode(201);
            service.ballot(poll, person.place(), person.iin(), key).then().statusCode(201);
        } else {
            service.redeem(poll, country.neighbour, person.number(), person.iin(), newKey())
                    .then()
                    .statusCode(422);
            service.redeem(poll, person.place(), person.number(), person.iin(), key)
                    .then()
                    .statusCode(201);
        }
    }
}
