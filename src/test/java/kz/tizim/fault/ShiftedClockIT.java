package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock of one instance is two hours fast, that of another two hours slow: neither decides anything. */
@Timeout(180)
class ShiftedClockIT {
    private static final Duration OFF = Duration.ofHours(2);
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private Fleet fleet;
    private Poll poll;

    @Test
    void deadlinesAndHoursAreThoseOfTheDatabase() throws Exception {
        try (Fleet started = new Fleet(1, folder)) {
            fleet = started;
            Service service = fleet.instance(0).service();
            SmallCountry country = fleet.country();
            Instance fast = off(OFF);
            Instance slow = off(OFF.negated());
            List<Iin> voters = country.citizens(country.home, 4);
            poll = service.electionWithLists(country);

            service.moveClock(country, poll.onTheEve(LocalTime.of(17, 30)));
            Reply first = fast.send(issue(voters.get(0)));
            Reply second = slow.send(issue(voters.get(1)));
            assertEquals(201, first.status(), "it is too early to be late");
            assertEquals(201, second.status());
            service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
            assertEquals("outside-window", slow.send(issue(voters.get(2))).problem(), "it is too late");
            assertEquals("outside-window", fast.send(issue(voters.get(2))).problem());

            service.openPolls(country, poll, country.otherRegion);
            service.moveClock(country, poll.at(LocalTime.of(19, 30)));
            Post late = redemption(voters.get(0), first);
            OffsetDateTime before = service.now();
            Reply admitted = fast.send(late);
            OffsetDateTime at =
                    OffsetDateTime.parse(String.valueOf(admitted.json().get("admittedAt")));
            assertFalse(at.isBefore(before.minusSeconds(1)) || at.isAfter(service.now()), at::toString);
            assertTrue(admitted.equalTo(slow.send(late)), "equal keys get equal answers");
            service.moveClock(country, poll.at(LocalTime.of(20, 0)));
            Post tooLate = redemption(voters.get(1), second);
            for (Instance instance : List.of(slow, fast, fleet.instance(0))) {
                Post again = new Post(tooLate.path(), tooLate.token(), Service.newKey(), tooLate.body());
                assertEquals("polls-closed", instance.send(again).problem());
            }
            fleet.audit();
        }
    }

    /** An instance whose clock is off, as its log shows. */
    private Instance off(Duration by) throws Exception {
        Instance instance = fleet.join(ShiftedClock.environment(folder.resolve(by.toString()), by.toSeconds()));
        Matcher line = TIMESTAMP.matcher(instance.output());
        assertTrue(line.find());
        Duration shown = Duration.between(OffsetDateTime.now(), OffsetDateTime.parse(line.group(1)));
        assertTrue(shown.minus(by).abs().toMinutes() < 5, shown::toString);
        return instance;
    }

    private Post issue(Iin voter) {
        SmallCountry country = fleet.country();
        return Post.of(
                poll.path("/certificates"),
                fleet.instance(0).service().token(country.home.member()),
                Service.application(voter, "mazhilis"));
    }

    private Post redemption(Iin voter, Reply certificate) {
        Place place = fleet.country().otherRegion;
        return Post.of(
                poll.path("/certificates/" + certificate.json().get("number") + "/redemption"),
                fleet.instance(0).service().token(place.member()),
                Map.of("iin", voter.digits(), "precinct", place.code(), "documentNumber", "04001234"));
    }
}
