package kz.tizim.precinct;

import jakarta.enterprise.context.ApplicationScoped;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.problem.ProblemType;

/** Where a member of a precinct commission works: the own precinct, in the next election. */
@ApplicationScoped
public class OwnPrecinct {
    private final Precincts precincts;
    private final PublicCalendar calendar;
    private final CurrentOperator current;

    OwnPrecinct(Precincts precincts, PublicCalendar calendar, CurrentOperator current) {
        this.precincts = precincts;
        this.calendar = calendar;
        this.current = current;
    }

    public Operator operator() {
        return current.get();
    }

    /** Whether an election is ahead. */
    public boolean hasElection() {
        return calendar.next().isPresent();
    }

    /** The election, {@code not-found} where none is ahead. */
    public ElectionFacts election() {
        return calendar.next().orElseThrow(() -> ProblemType.NOT_FOUND.exception("No election is ahead."));
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
