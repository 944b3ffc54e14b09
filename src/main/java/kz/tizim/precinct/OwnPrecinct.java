package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.RequestScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Where a member of a precinct commission works: the own precinct, in the election of now. That is the earliest one which
 * the precinct has opened and not closed yet, until the polling day of the next one comes; else the next one; else the
 * last one.
 */
@RequestScoped
public class OwnPrecinct {
    private static final String SESSIONS =
            "select election_id from precinct_session where precinct_id = ? and election_id = any(?) and (state = 'LOCKED') = ?";

    private final Precincts precincts;
    private final PublicCalendar calendar;
    private final CurrentOperator current;
    private final AgroalDataSource database;
    private @Nullable Now now;

    OwnPrecinct(Precincts precincts, PublicCalendar calendar, CurrentOperator current, AgroalDataSource database) {
        this.precincts = precincts;
        this.calendar = calendar;
        this.current = current;
        this.database = database;
    }

    /**
     * The election of now, as far as there is one.
     *
     * @param unfinished whether its polling day is over, and the precinct is not closed
     * @param ahead whether there is anything to do
     */
    private record Now(Optional<ElectionFacts> election, boolean unfinished, boolean ahead) {}

    public Operator operator() {
        return current.get();
    }

    /** Whether an election is ahead, or one that is over has not been closed here. */
    public boolean hasElection() {
        return now().ahead;
    }

    /** Whether the polling day of the election is over everywhere, and the precinct has not been closed. */
    public boolean isUnfinished() {
        return now().unfinished;
    }

    /** The election, {@code not-found} where there is none at all. */
    public ElectionFacts election() {
        return now().election.orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no election."));
    }

    private Now now() {
        Now found = now;
        if (found == null) {
            found = find();
            now = found;
        }
        return found;
    }

    private Now find() {
        List<ElectionFacts> over = calendar.over();
        Optional<ElectionFacts> next = calendar.next();
        Optional<ElectionFacts> unfinished =
                next.filter(this::hasCome).isPresent() ? Optional.empty() : unfinished(over);
        if (unfinished.isPresent()) {
            return new Now(unfinished, true, true);
        }
        return next.isPresent()
                ? new Now(next, false, true)
                : new Now(over.isEmpty() ? next : Optional.of(over.getLast()), false, false);
    }

    /** Whether it is polling day here, or later. */
    private boolean hasCome(ElectionFacts election) {
        ZoneId zone = precincts.within(operator().commissionCode(), operator()).zone();
        return !calendar.now().atZoneSameInstant(zone).toLocalDate().isBefore(election.pollingDay());
    }

    private Optional<ElectionFacts> unfinished(List<ElectionFacts> over) {
        return opened(over, false).findFirst();
    }

    /** The last election whose polling day is over everywhere and that the precinct has closed, unless it is the one of now. */
    public Optional<ElectionFacts> closedBefore() {
        Optional<ElectionFacts> present = now().election;
        return opened(calendar.over(), true)
                .reduce((_, later) -> later)
                .filter(last -> present.stream().noneMatch(election -> election.id() == last.id()));
    }

    private Stream<ElectionFacts> opened(List<ElectionFacts> over, boolean locked) {
        if (over.isEmpty()) {
            return Stream.empty();
        }
        List<Integer> found = Rows.read(
                database,
                row -> row.getInt(1),
                SESSIONS,
                operator().commissionId(),
                over.stream().mapToInt(ElectionFacts::id).toArray(),
                locked);
        return over.stream().filter(election -> found.contains(election.id()));
    }

    /** Whether certificates are issued here at this moment, as far as a page needs to know: the act itself decides. */
    public boolean issuesCertificates() {
        return election().certificatesAreIssuedAt(calendar.now(), precinct().zone());
    }

    /** Whether requests to vote at home are taken at this moment, as far as a page needs to know: the act itself decides. */
    public boolean takesHomeVisits() {
        return election().homeVisits().isOpenAt(calendar.now(), precinct().zone());
    }

    /** The precinct, with its hours and place in the election. */
    public PrecinctFacts precinct() {
        Operator operator = operator();
        return precincts.within(operator.commissionCode(), election().id(), operator);
    }
}
