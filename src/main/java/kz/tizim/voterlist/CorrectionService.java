package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** Takes citizens' requests about a list (domain rule 5), each to be decided on the day it came. */
@ApplicationScoped
class CorrectionService {
    private static final Question<Facts> QUESTION = Question.of(
            "kind text",
            "select waiting.requested_at as waits_since, " + Standing.COLUMNS + Standing.FROM + """
                    left join lateral (
                        select c.requested_at from correction c
                        where c.election_id = e.id and c.iin = given.iin and c.precinct_id = given.precinct_id
                          and c.kind = given.kind and not exists (
                            select 1 from correction_decision d
                            where d.election_id = e.id and d.iin = given.iin and d.correction_id = c.id)
                        limit 1) waiting on true"""
                    + Standing.OF_THE_ACT,
            Facts::read);
    private static final Sql KEEP = Sql.insert(
            "correction",
            "election_id integer, iin bigint, id uuid, precinct_id integer, kind text, statement text,"
                    + " requested_at timestamptz, decide_before timestamptz, account_id integer");

    private final Acts acts;

    CorrectionService(Acts acts) {
        this.acts = acts;
    }

    private record Facts(Standing standing, @Nullable OffsetDateTime waitsSince) {
        static Facts read(ResultSet row) throws SQLException {
            return new Facts(Standing.read(row), row.getObject("waits_since", OffsetDateTime.class));
        }
    }

    /** Takes a request, or says why not. */
    Answer request(
            ElectionFacts election,
            PrecinctFacts precinct,
            CorrectionRequest request,
            IdempotencyKey key,
            Operator operator) {
        return Acts.onPrincipal(
                request.iin().value(), iin -> requestFor(iin, election, precinct, request, key, operator));
    }

    private Answer requestFor(
            long iin,
            ElectionFacts election,
            PrecinctFacts precinct,
            CorrectionRequest request,
            IdempotencyKey key,
            Operator operator) {
        var asked = List.of(election.code(), precinct.code(), request.kind(), request.statement());
        var act = new Act(
                "correction-request", iin, key, asked, operator, election.id(), precinct.id(), false, precinct.code());
        return acts.perform(act, QUESTION.about(request.kind().name()), (found, now) -> {
            Problem refusal = refusal(election, precinct, found.getFirst(), now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var shown = new CorrectionShown(
                    AuditTrail.timeOrderedId(),
                    precinct.code(),
                    new Iin(iin),
                    request.kind(),
                    request.statement(),
                    now.atZoneSameInstant(precinct.zone()).toOffsetDateTime(),
                    endOfDay(now, precinct.zone()),
                    List.of());
            Sql.Row row = KEEP.row(
                    election.id(),
                    iin,
                    shown.id(),
                    precinct.id(),
                    request.kind().name(),
                    request.statement(),
                    now,
                    shown.decideBefore(),
                    operator.accountId());
            return new Outcome.Done(shown, List.of(row));
        });
    }

    private static @Nullable Problem refusal(
            ElectionFacts election, PrecinctFacts precinct, Facts facts, OffsetDateTime now) {
        if (facts.standing().frozen() != null) {
            return facts.standing().frozen();
        }
        if (!election.corrections().isOpenAt(now, precinct.zone())) {
            return election.corrections()
                    .closed(
                            "Corrections are asked for while the lists are open, up to the eve of polling day.",
                            precinct.zone());
        }
        if (facts.waitsSince() != null) {
            return ProblemType.ALREADY_EXISTS
                    .with("The same request waits for its decision.")
                    .with("since", facts.waitsSince());
        }
        return null;
    }

    private static OffsetDateTime endOfDay(OffsetDateTime now, ZoneId zone) {
        return now.atZoneSameInstant(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toOffsetDateTime();
    }
}
