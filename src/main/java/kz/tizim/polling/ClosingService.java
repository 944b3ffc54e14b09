package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;

/**
 * Closing a precinct.
 *
 * <p>Three steps, each its own transaction: CLOSING refuses newcomers, and whoever would leave the precinct's list, while what
 * was written on paper may still be entered; list changes that had begun before are waited for; then, alone in the precinct
 * — every admission under way holds the same lock shared —, the ledger is counted and compared with what was counted by hand,
 * the report is kept, and the precinct is LOCKED. Nothing can slip in behind the count. Counts that were refused stay in the
 * audit trail, and the report says how many they were.
 */
@ApplicationScoped
class ClosingService {
    private static final String BEGIN = "precinct-closing";

    private final EntityManager entities;
    private final ClosingCount count;
    private final ClosingReports reports;
    private final DecidingClock clock;
    private final AuditTrail audit;
    private final Refusals refusals;

    ClosingService(
            EntityManager entities,
            ClosingCount count,
            ClosingReports reports,
            DecidingClock clock,
            AuditTrail audit,
            Refusals refusals) {
        this.entities = entities;
        this.count = count;
        this.reports = reports;
        this.clock = clock;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Refuses newcomers from now on. Before the hours are over it needs an act of the territorial commission, on hours. */
    @Transactional
    void begin(ElectionFacts election, PrecinctFacts precinct, ClosingRequest request, Operator operator) {
        request.check(contests(election, precinct));
        PrecinctSession session = PrecinctSession.lock(election.id(), precinct.id());
        if (session == null || session.state == PollingSession.State.CLOSED) {
            throw refused(
                    BEGIN,
                    election,
                    precinct,
                    request,
                    operator,
                    ProblemType.POLLS_CLOSED.with("This precinct was not opened."));
        }
        if (session.state != PollingSession.State.OPEN) {
            return;
        }
        OffsetDateTime now = clock.now();
        PollingSession polling = session.polling(precinct);
        if (polling.isWithinHours(now, election.pollingDay())) {
            Problem early = ProblemType.OUTSIDE_WINDOW
                    .with("The polls are open until the end of the hours.")
                    .with("closesAt", polling.closesOn(election.pollingDay()).toString());
            throw refused(BEGIN, election, precinct, request, operator, early);
        }
        session.state = PollingSession.State.CLOSING;
        session.closingAt = now;
        audit.record(operator, BEGIN, "DONE", election.code() + " " + precinct.code());
    }

    /**
     * Waits until every change of lists has ended that may not have seen the precinct closing; a voter leaves its list by an
     * act elsewhere too. Whoever begins later sees it. The lists are let go at once: the country closes within minutes.
     */
    @Transactional
    void awaitListChanges(ElectionFacts election) {
        RoomLock.alone(entities, election.id(), Act.LISTS);
    }

    /** Counts, compares, keeps the report and locks. Asked again, it tells what was locked. */
    @Transactional
    SessionShown lock(ElectionFacts election, PrecinctFacts precinct, ClosingRequest request, Operator operator) {
        RoomLock.alone(entities, election.id(), precinct.id());
        PrecinctSession session = Objects.requireNonNull(PrecinctSession.lock(election.id(), precinct.id()));
        if (session.state == PollingSession.State.LOCKED) {
            return SessionShown.of(election, precinct, session);
        }
        // Read before anything is set: asking the database writes what is set so far.
        OffsetDateTime now = clock.now();
        ClosingReport report = reconciled(election, precinct, request, operator, now);
        reports.keep(election, precinct, report, operator);
        session.state = PollingSession.State.LOCKED;
        session.lockedAt = now;
        session.admitted = report.admitted().all();
        session.signatures = report.signatures().all();
        session.differenceAct = report.act();
        audit.record(operator, ClosingReports.LOCK, "DONE", election.code() + " " + precinct.code());
        return SessionShown.of(election, precinct, session);
    }

    /** The report of a precinct that has closed. */
    @Transactional
    ClosingReport report(ElectionFacts election, PrecinctFacts precinct) {
        PrecinctSession session = PrecinctSession.find(election.id(), precinct.id());
        return Optional.ofNullable(session)
                .map(closed -> closed.lockedAt)
                .flatMap(lockedAt -> reports.find(election, precinct, lockedAt))
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("This precinct has not closed yet."));
    }

    private ClosingReport reconciled(
            ElectionFacts election,
            PrecinctFacts precinct,
            ClosingRequest request,
            Operator operator,
            OffsetDateTime now) {
        var list = count.list(election.id(), precinct.id());
        var admitted = count.signers(election.id(), precinct.id());
        var ledger = count.contests(election.id(), precinct.id());
        List<ClosingReport.ContestLine> lines = election.contestsAt(precinct.kato()).stream()
                .map(contest -> new ClosingReport.ContestLine(
                        contest.code(), Objects.requireNonNull(ledger.get(contest.id())), request.of(contest.code())))
                .toList();
        var differences = ClosingReport.differences(list, admitted, request.signatures(), lines);
        if (!differences.isEmpty() && request.act() == null) {
            Problem difference = ProblemType.COUNTS_DIFFER
                    .with(
                            "What was counted by hand differs from the ledger, or the list from its changes: count again, or name the"
                                    + " act and the reason.")
                    .with("admitted", admitted.all())
                    .with("signatures", request.signatures().all())
                    .with("differences", differences);
            throw refused(ClosingReports.LOCK, election, precinct, request, operator, difference);
        }
        boolean explained = !differences.isEmpty();
        return new ClosingReport(
                precinct.code(),
                now,
                list,
                admitted,
                request.signatures(),
                lines,
                differences,
                reports.refused(election, precinct),
                explained ? request.act() : null,
                explained ? request.reason() : null);
    }

    private ProblemException refused(
            String action,
            ElectionFacts election,
            PrecinctFacts precinct,
            ClosingRequest request,
            Operator operator,
            Problem refusal) {
        return refusals.keep(
                new Outcome.Refused(refusal),
                new Audited(operator, action, election.id(), precinct.id(), null, request.figures()));
    }

    private static List<String> contests(ElectionFacts election, PrecinctFacts precinct) {
        return election.contestsAt(precinct.kato()).stream()
                .map(ContestFacts::code)
                .toList();
    }
}
