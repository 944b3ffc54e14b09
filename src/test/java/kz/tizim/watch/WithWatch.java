package kz.tizim.watch;

import static kz.tizim.kit.Service.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tizim.access.AlertKind;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import kz.tizim.report.WithTurnout;

/** Detectors that look when the test says so. */
abstract class WithWatch extends WithTurnout {
    @Inject
    Watch watch;

    /** Counts the turnout, then looks again, also when a person has looked: nothing is raised a second time. */
    void look() {
        count(poll);
        watch.look();
        int raised = alerts();
        watch.look();
        assertEquals(raised, alerts(), "an alert is raised once");
        acknowledgeAll();
        watch.look();
        assertEquals(raised, alerts(), "what a person has looked at is not found anew");
    }

    private void acknowledgeAll() {
        List<String> open = service.as(country.central)
                .get("/api/v1/alerts?open=true&limit=1000")
                .path("id");
        for (String alert : open) {
            service.as(country.central)
                    .body(Map.of("note", "seen"))
                    .post("/api/v1/alerts/" + alert + "/acknowledgement")
                    .then()
                    .statusCode(200);
        }
    }

    void lookAt(String time) {
        service.moveClock(country, poll.at(LocalTime.parse(time)));
        look();
    }

    private int alerts() {
        return country.query("select count(*)::int from alert");
    }

    /** How many alerts of a kind there are at a precinct; none tells the number of a citizen. */
    int alerts(AlertKind kind, Place place) {
        assertEquals(0, country.query("""
                        select count(*)::int from alert a join citizen c
                        on position(lpad(c.iin::text, 12, '0') in a.subject || ' ' || a.detail) > 0 where a.precinct_id = ?""", place.id()), "nothing personal");
        return country.query(
                "select count(*)::int from alert where kind = ? and precinct_id = ?", kind.name(), place.id());
    }

    /** A voter who holds a certificate. */
    record Holder(Iin iin, String number) {}

    /** Voters of a precinct who got certificates; the election is a new one whose lists have them. */
    List<Holder> holders(Place home, int count) throws InterruptedException {
        List<Iin> voters = country.citizens(home, count);
        poll = service.electionWithLists(country);
        var holders = new ArrayList<Holder>();
        for (Iin iin : voters) {
            holders.add(new Holder(iin, service.certificate(poll, home, iin)));
        }
        return holders;
    }

    void redeem(Place place, List<Holder> holders) {
        for (Holder holder : holders) {
            service.redeem(poll, place, holder.number(), holder.iin(), newKey())
                    .then()
                    .statusCode(201);
        }
    }
}
