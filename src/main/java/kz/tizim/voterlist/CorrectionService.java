package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tizim.access.AuditTrail;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
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
                    + " requested_at timestamptz, decide_before timestamptz, account_id integer, asked_surname text,"
                    + " asked_given_name text, asked_patronymic text, asked_birth_date date, asked_street text,"
                    + " asked_house text, asked_flat text");
    private static final CorrectionRequest.Details NOTHING =
            new CorrectionRequest.Details(null, null, null, null, null, null, null);

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
    Answer request(Desk desk, CorrectionRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> requestFor(iin, desk, request));
    }

    private Answer requestFor(long iin, Desk desk, CorrectionRequest request) {
        var asked = new ArrayList<Object>(
                List.of(desk.election().code(), desk.precinct().code(), request.kind(), request.statement()));
        if (request.details() != null) {
            asked.add(request.details());
        }
        var act = desk.act("correction-request", iin, asked, desk.precinct().code());
        return acts.perform(act, QUESTION.about(request.kind().name()), (found, now) -> {
            Problem refusal = refusal(desk, found.getFirst(), now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var shown = new CorrectionShown(
                    AuditTrail.timeOrderedId(),
                    desk.precinct().code(),
                    new Iin(iin),
                    request.kind(),
                    request.statement(),
                    request.details(),
                    desk.local(now),
                    endOfDay(now, desk.precinct().zone()),
                    List.of());
            return new Outcome.Done(shown, List.of(row(iin, desk, shown, now)));
        });
    }

    private static Sql.Row row(long iin, Desk desk, CorrectionShown shown, OffsetDateTime now) {
        CorrectionRequest.Details details = Objects.requireNonNullElse(shown.details(), NOTHING);
        return KEEP.row(
                desk.election().id(),
                iin,
                shown.id(),
                desk.precinct().id(),
                shown.kind().name(),
                shown.statement(),
                now,
                shown.decideBefore(),
                desk.operator().accountId(),
                details.surname(),
                details.givenName(),
                details.patronymic(),
                details.birthDate(),
                details.street(),
                details.house(),
                details.flat());
    }

    private static @Nullable Problem refusal(Desk desk, Facts facts, OffsetDateTime now) {
        if (facts.standing().frozen() != null) {
            return facts.standing().frozen();
        }
        if (!desk.election().corrections().isOpenAt(now, desk.precinct().zone())) {
            return desk.election()
                    .corrections()
                    .closed(
                            "Corrections are asked for while the lists are open, up to the eve of polling day.",
                            desk.precinct().zone());
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
