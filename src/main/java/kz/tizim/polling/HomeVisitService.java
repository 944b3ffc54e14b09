package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AuditTrail;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Person;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.polling.HomeVisit.State;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Voting at home (domain rule 10): a written request until noon of polling day by the precinct's clock, which the chair marks
 * the list with, or refuses with a reason. Refused while a certificate is out; a certificate that is issued later goes before
 * it, see {@code src/docs/decisions/013-home-visits.md}. A request of a number that was linked since is the principal's.
 */
@ApplicationScoped
class HomeVisitService {
    private static final Question<Asked> ASKED = Question.of(
            "",
            """
            select (select min(live.requested_at) from home_visit live
                    where live.election_id = e.id and live.iin = %s
                      and (live.iin = given.iin or live.precinct_id = given.precinct_id) and live.state in ('REQUESTED', 'ACCEPTED')) as live_since,
            """.formatted(Person.anyOf("given.iin")) + Standing.COLUMNS + Standing.FROM + Standing.OF_THE_ACT,
            Asked::read);
    private static final Question<Known> KNOWN = Question.of(
            "id uuid",
            "select h.state as visit_state, " + Standing.COLUMNS + Standing.FROM
                    + " join home_visit h on h.election_id = e.id and h.iin = " + Person.anyOf("given.iin")
                    + " and h.id = given.id"
                    + Standing.OF_THE_ACT,
            Known::read);
    private static final Sql KEEP = Sql.insert(
            "home_visit",
            "election_id integer, iin bigint, id uuid, precinct_id integer, reason text, reference text,"
                    + " requested_at timestamptz, account_id integer, state text, state_at timestamptz, state_by integer");
    private static final Sql MOVE = Sql.over(
            "election_id integer, iin bigint, id uuid, state text, at timestamptz, account_id integer, reason text",
            """
            update home_visit h set state = given.state, state_at = given.at, state_by = given.account_id,
                                    state_reason = given.reason
            from given where h.election_id = given.election_id and h.iin = given.iin and h.id = given.id""");

    private final Acts acts;

    HomeVisitService(Acts acts) {
        this.acts = acts;
    }

    /** What is known when it is asked; a request that stands already since a time. */
    private record Asked(Standing standing, @Nullable OffsetDateTime liveSince) {
        static Asked read(ResultSet row) throws SQLException {
            return new Asked(Standing.read(row), row.getObject("live_since", OffsetDateTime.class));
        }
    }

    /** What is known of a request that was taken. */
    private record Known(Standing standing, State state) {
        static Known read(ResultSet row) throws SQLException {
            return new Known(Standing.read(row), State.valueOf(row.getString("visit_state")));
        }
    }

    /** Takes a request, or says why not. */
    Answer request(Desk desk, HomeVisitRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> requestFor(iin, desk, request));
    }

    private Answer requestFor(long iin, Desk desk, HomeVisitRequest request) {
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.reason(), request.reference());
        var act = desk.act("home-visit-request", iin, asked, desk.precinct().code());
        return acts.perform(act, ASKED.about(), (found, now) -> {
            Problem refusal = refusal(desk, found.getFirst(), now);
            return refusal != null ? new Outcome.Refused(refusal) : taken(iin, desk, request, now);
        });
    }

    private static @Nullable Problem refusal(Desk desk, Asked facts, OffsetDateTime now) {
        if (facts.standing().frozen() != null) {
            return facts.standing().frozen();
        }
        if (!desk.election().homeVisits().isOpenAt(now, desk.precinct().zone())) {
            return desk.election()
                    .homeVisits()
                    .closed(
                            "Requests for voting at home are taken until this time.",
                            desk.precinct().zone());
        }
        Problem tied = notHereOrTied(desk, facts.standing());
        if (tied != null) {
            return tied;
        }
        return facts.liveSince() == null
                ? null
                : ProblemType.ALREADY_EXISTS
                        .with("This voter has asked already.")
                        .with("since", facts.liveSince());
    }

    private static @Nullable Problem notHereOrTied(Desk desk, Standing standing) {
        if (standing.precinctId() == null) {
            return ProblemType.NOT_ON_LIST.with("This citizen stands on no list of the election.");
        }
        if (standing.precinctId() != desk.precinct().id()) {
            return ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct.")
                    .with("listedAt", String.valueOf(standing.precinct()));
        }
        return standing.tied();
    }

    private static Outcome taken(long iin, Desk desk, HomeVisitRequest request, OffsetDateTime now) {
        var visit = new HomeVisit(
                AuditTrail.timeOrderedId(),
                desk.precinct().code(),
                new Iin(iin),
                request.reason(),
                request.reference(),
                desk.local(now),
                State.REQUESTED,
                desk.local(now),
                null);
        Sql.Row row = KEEP.row(
                desk.election().id(),
                iin,
                visit.id(),
                desk.precinct().id(),
                visit.reason().name(),
                visit.reference(),
                now,
                desk.operator().accountId(),
                visit.state().name(),
                now,
                desk.operator().accountId());
        return new Outcome.Done(visit, List.of(row));
    }

    /** The chair accepts or refuses, or is told why not. */
    Answer decide(Desk desk, HomeVisit visit, HomeVisitRequest.Decision decision) {
        var asked = List.of(desk.election().code(), visit.id(), decision.accepted(), String.valueOf(decision.reason()));
        State next = decision.accepted() ? State.ACCEPTED : State.REFUSED;
        return move(desk, visit, "home-visit-decision", asked, next, decision.reason(), facts -> {
            if (facts.state() != State.REQUESTED) {
                return ProblemType.ALREADY_EXISTS
                        .with("This request was decided, or withdrawn.")
                        .with("state", facts.state());
            }
            return next == State.ACCEPTED ? notHereOrTied(desk, facts.standing()) : null;
        });
    }

    /** The voter takes the request back, or is told why not. */
    Answer withdraw(Desk desk, HomeVisit visit, String reference) {
        var asked = List.of(desk.election().code(), visit.id(), reference);
        return move(desk, visit, "home-visit-withdrawal", asked, State.WITHDRAWN, reference, facts -> {
            if (facts.state() != State.REQUESTED && facts.state() != State.ACCEPTED) {
                return ProblemType.ALREADY_EXISTS
                        .with("This request was refused, or withdrawn.")
                        .with("state", facts.state());
            }
            // What the entry of a ballot at home rests on stays.
            return facts.standing().voted()
                    ? ProblemType.ALREADY_VOTED.with("This voter has voted: there is nothing to withdraw.")
                    : null;
        });
    }

    /** Why a request does not move, null when it does. */
    @FunctionalInterface
    private interface Hindrance {
        @Nullable
        Problem of(Known facts);
    }

    private Answer move(
            Desk desk,
            HomeVisit visit,
            String action,
            Object asked,
            State next,
            @Nullable String reason,
            Hindrance hindrance) {
        UUID id = visit.id();
        return Acts.onPrincipal(visit.iin().value(), iin -> {
            var act = desk.act(action, iin, asked, id.toString());
            return acts.perform(act, KNOWN.about(id), (found, now) -> {
                Known facts = found.getFirst();
                Problem closed = facts.standing().frozen();
                closed = closed == null ? desk.closedToChanges(now) : closed;
                closed = closed == null ? facts.standing().locked() : closed;
                Problem refusal = closed == null ? hindrance.of(facts) : closed;
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
                Sql.Row row = MOVE.row(
                        desk.election().id(),
                        visit.iin().value(),
                        id,
                        next.name(),
                        now,
                        desk.operator().accountId(),
                        reason);
                return new Outcome.Done(visit.in(next, desk.local(now), reason), List.of(row));
            });
        });
    }
}
