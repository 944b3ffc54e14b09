package kz.tizim.election;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed when an election is made, and may be kept: everything but the state of its lists.
 *
 * @param listsFromId the election whose locked lists it takes, null where they are built
 */
public record ElectionFacts(
        int id,
        String code,
        LocalDate pollingDay,
        ZoneId zone,
        Calendar calendar,
        List<ContestFacts> contests,
        @Nullable Integer listsFromId) {

    /**
     * What is fixed of a contest.
     *
     * @param scope KATO prefix, empty for the whole country
     */
    public record ContestFacts(int id, String code, String scope, Titles titles) {
        /** Whether voters of a precinct at this KATO are entitled; missions abroad (no KATO) only nationally. */
        public boolean covers(String kato) {
            return kato.startsWith(scope);
        }
    }

    static ElectionFacts of(Election election) {
        return new ElectionFacts(
                election.id(),
                election.code,
                election.pollingDay,
                election.zone(),
                election.calendar(),
                election.contests.stream()
                        .map(contest -> new ContestFacts(
                                contest.id(),
                                contest.code,
                                contest.scope,
                                new Titles(contest.titleKk, contest.titleRu, contest.titleEn)))
                        .toList(),
                election.listsFromId);
    }

    /** The contests that are held at a precinct of this KATO. */
    public List<ContestFacts> contestsAt(String kato) {
        return contests.stream().filter(contest -> contest.covers(kato)).toList();
    }

    public Optional<ContestFacts> contest(String contestCode) {
        return contests.stream()
                .filter(contest -> contest.code().equals(contestCode))
                .findFirst();
    }

    public Optional<ContestFacts> contest(int contestId) {
        return contests.stream().filter(contest -> contest.id() == contestId).findFirst();
    }

    /** Whether certificates are issued at a time, by the clock of a precinct: the end is exclusive. */
    public boolean certificatesAreIssuedAt(OffsetDateTime time, ZoneId precinctZone) {
        LocalDateTime local = time.atZoneSameInstant(precinctZone).toLocalDateTime();
        return !local.isBefore(calendar.certificatesFrom()) && local.isBefore(calendar.certificatesUntil());
    }

    /** When a citizen may ask to be moved to another list. */
    public Window transfers() {
        return new Window(null, calendar.transfersUntil());
    }

    /** When requests for corrections are taken: from the opening of the lists to the eve of polling day. */
    public Window corrections() {
        return new Window(calendar.listsOpenFrom(), pollingDay.atStartOfDay());
    }

    /** When special lists are filled. They end with the last certificate: the lists are printed then. */
    public Window specialLists() {
        return new Window(calendar.specialListsFrom(), calendar.certificatesUntil());
    }

    /** When missions abroad take applications. They end with the last certificate: the lists are printed then. */
    public Window missions() {
        return new Window(calendar.listsOpenFrom(), calendar.certificatesUntil());
    }

    /** When written requests for voting at home are taken. */
    public Window homeVisits() {
        return new Window(null, calendar.homeVisitsUntil());
    }

    /** When lists may change at all after handover: until the polls close. */
    public Window changes(LocalTime closes) {
        return new Window(null, pollingDay.atTime(closes));
    }

    /** Whether a time falls on polling day, by the clock of a precinct. */
    public boolean isPollingDayAt(OffsetDateTime time, ZoneId precinctZone) {
        return time.atZoneSameInstant(precinctZone).toLocalDate().equals(pollingDay);
    }
}
