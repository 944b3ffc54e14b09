package kz.tizim.election;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import kz.tizim.problem.Problem;

/**
 * The calendar of an election; E is polling day. Each step is a local time in the precinct's zone, and an end is
 * exclusive: at 18:00:00 the window that ends at 18:00 is closed.
 *
 * <p>Source of the defaults: Constitutional Law on Elections of Kazakhstan and the practice of 2021.
 *
 * @param transfersUntil a citizen may ask to be moved to another list until then
 * @param listsDue lists are built and handed to precinct commissions by then
 * @param listsOpenFrom lists are open to citizens from then on
 * @param certificatesFrom certificates are issued from then on
 * @param certificatesUntil the last certificate is issued before then
 * @param specialListsFrom special lists open
 * @param pollsOpen polls open on polling day
 * @param pollsClose polls close on polling day
 * @param homeVisitsUntil the last written request for voting at home comes before then
 * @param blanksAtTerritorials the first blank certificates are handed to territorial commissions by then
 * @param blanksAtPrecincts and to precinct commissions by then
 * @param blanksPrintedUntil the last extra run of blanks is printed before then
 * @param blanksPerThousand most blanks that are printed, for a thousand voters of a contest's lists
 * @param blanksSource the law that sets this share
 */
public record Calendar(
        LocalDateTime transfersUntil,
        LocalDateTime listsDue,
        LocalDateTime listsOpenFrom,
        LocalDateTime certificatesFrom,
        LocalDateTime certificatesUntil,
        LocalDateTime specialListsFrom,
        LocalTime pollsOpen,
        LocalTime pollsClose,
        LocalDateTime homeVisitsUntil,
        LocalDateTime blanksAtTerritorials,
        LocalDateTime blanksAtPrecincts,
        LocalDateTime blanksPrintedUntil,
        int blanksPerThousand,
        String blanksSource) {
    private static final int ONE_PER_CENT = 10;
    private static final String LAW = "Constitutional Law on Elections No. 2464, practice of 2021";

    /** The defaults for a polling day. */
    public static Calendar defaultsFor(LocalDate pollingDay) {
        return new Calendar(
                pollingDay.minusDays(30).atStartOfDay(),
                pollingDay.minusDays(20).atStartOfDay(),
                pollingDay.minusDays(15).atStartOfDay(),
                pollingDay.minusDays(15).atStartOfDay(),
                pollingDay.minusDays(1).atTime(18, 0),
                pollingDay.minusDays(5).atStartOfDay(),
                LocalTime.of(7, 0),
                LocalTime.of(20, 0),
                pollingDay.atTime(12, 0),
                pollingDay.minusDays(20).atStartOfDay(),
                pollingDay.minusDays(16).atStartOfDay(),
                pollingDay.minusDays(3).atStartOfDay(),
                ONE_PER_CENT,
                LAW);
    }

    /** Refuses a calendar whose steps are out of order, with the field named. */
    void check(LocalDate pollingDay) {
        require(pollsOpen.isBefore(pollsClose), "pollsClose", "must be after pollsOpen");
        LocalDateTime opening = pollingDay.atTime(pollsOpen);
        require(!transfersUntil.isAfter(listsDue), "transfersUntil", "must not be after listsDue");
        require(!listsDue.isAfter(listsOpenFrom), "listsDue", "must not be after listsOpenFrom");
        require(!listsOpenFrom.isAfter(certificatesFrom), "certificatesFrom", "must not be before listsOpenFrom");
        require(certificatesFrom.isBefore(certificatesUntil), "certificatesUntil", "must be after certificatesFrom");
        require(certificatesUntil.isBefore(opening), "certificatesUntil", "must be before the polls open");
        require(specialListsFrom.isBefore(opening), "specialListsFrom", "must be before the polls open");
        require(
                !homeVisitsUntil.isAfter(pollingDay.atTime(pollsClose)),
                "homeVisitsUntil",
                "must not be after the polls close");
        require(
                !blanksAtTerritorials.isAfter(blanksAtPrecincts),
                "blanksAtTerritorials",
                "must not be after blanksAtPrecincts");
        require(blanksAtPrecincts.isBefore(opening), "blanksAtPrecincts", "must be before the polls open");
        require(blanksPrintedUntil.isBefore(opening), "blanksPrintedUntil", "must be before the polls open");
        // No other step is bounded below, and the database has no room for the year -999,999,999.
        LocalDateTime yearBefore = opening.minusYears(1);
        require(transfersUntil.isAfter(yearBefore), "transfersUntil", "must lie in the year before polling day");
        require(specialListsFrom.isAfter(yearBefore), "specialListsFrom", "must lie in the year before polling day");
        require(homeVisitsUntil.isAfter(yearBefore), "homeVisitsUntil", "must lie in the year before polling day");
        require(
                blanksAtTerritorials.isAfter(yearBefore),
                "blanksAtTerritorials",
                "must lie in the year before polling day");
        require(
                blanksPrintedUntil.isAfter(yearBefore),
                "blanksPrintedUntil",
                "must lie in the year before polling day");
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw Problem.invalid("calendar." + field, message);
        }
    }
}
