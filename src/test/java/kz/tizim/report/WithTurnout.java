package kz.tizim.report;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kz.tizim.kit.Pages;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;

/** A listed voter, and turnout that is counted when the test says so. */
public abstract class WithTurnout extends WithListedVoter {
    @Inject
    TurnoutCount counting;

    protected final void count(Poll counted) {
        int id = country.query("select id from election where code = ?", counted.code());
        while (!counting.count(id)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Moves the clock and counts. */
    protected final void countAt(String time) {
        service.moveClock(country, poll.at(LocalTime.parse(time)));
        count(poll);
    }

    protected final Response turnout(String query) {
        return service.anybody().get(poll.path("/turnout" + query));
    }

    /** Turnout of a precinct and of those whose codes differ in the last digit. */
    protected final Response about(Place place) {
        String tens = place.code().substring(0, place.code().length() - 1);
        return turnout("?level=PRECINCT&limit=10&after=" + tens);
    }

    /** All places of a level with their contests. */
    protected final List<Map<String, Object>> places(String level, int limit) {
        return Pages.from(
                        poll.path("/turnout?level=" + level + "&limit=" + limit),
                        path -> service.anybody().get(path))
                .stream()
                .<Map<String, Object>>flatMap(page -> page.jsonPath().<Map<String, Object>>getList("places").stream())
                .toList();
    }

    /** Voters of the national contest that the public is told of. */
    protected final int shown() {
        return turnout("").path("contests.find { it.contest == 'mazhilis' }.voted");
    }

    protected final int shownAt(Place place) {
        Integer voted = about(place)
                .path("places.find { it.code == '%s' }.contests.find { it.contest == 'mazhilis' }.voted"
                        .formatted(place.code()));
        return voted == null ? 0 : voted;
    }
}
