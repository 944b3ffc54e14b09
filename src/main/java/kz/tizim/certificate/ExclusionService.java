package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.voterlist.ListChange;
import kz.tizim.voterlist.ListPart;
import kz.tizim.voterlist.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Strikes a voter off the list on a record of a death or of a court. A certificate that is out is annulled in the same step,
 * and nobody is detached by it any more.
 */
@ApplicationScoped
class ExclusionService {
    private static final Question<Facts> QUESTION =
            Question.of("", """
            select array(select c.number from certificate c
                         where c.election_id = given.election_id and c.iin = given.iin and c.state = 'ISSUED'
                         order by c.number) as issued,
            """ + Standing.COLUMNS + Standing.FROM + Standing.OF_THE_ACT, Facts::read);

    private final Acts acts;

    ExclusionService(Acts acts) {
        this.acts = acts;
    }

    private record Facts(Standing standing, List<CertificateNumber> issued) {
        static Facts read(ResultSet row) throws SQLException {
            return new Facts(
                    Standing.read(row),
                    Stream.of((Long[]) row.getArray("issued").getArray())
                            .map(CertificateNumber::new)
                            .toList());
        }
    }

    /** Strikes a voter off, or says why not. */
    Answer exclude(Desk desk, ExclusionRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> excludeFor(iin, desk, request));
    }

    private Answer excludeFor(long iin, Desk desk, ExclusionRequest request) {
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.ground(), request.reference());
        var act = desk.act("exclusion", iin, asked, desk.precinct().code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Facts facts = found.getFirst();
            Problem refusal = refusal(desk, facts.standing(), now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var answer = new Exclusion(desk.precinct().code(), request.ground(), facts.issued(), desk.local(now));
            return new Outcome.Done(answer, writes(iin, desk, request, facts, now));
        });
    }

    private static @Nullable Problem refusal(Desk desk, Standing standing, OffsetDateTime now) {
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        Problem closed = desk.closedToChanges(now);
        if (closed != null) {
            return closed;
        }
        if (standing.precinctId() == null) {
            return ProblemType.NOT_ON_LIST.with("This citizen stands on no list of the election.");
        }
        if (standing.precinctId() != desk.precinct().id()) {
            return ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct.")
                    .with("listedAt", String.valueOf(standing.precinct()));
        }
        return standing.voted() ? standing.tied() : standing.locked();
    }

    private static List<Sql.Row> writes(
            long iin, Desk desk, ExclusionRequest request, Facts facts, OffsetDateTime now) {
        var change = new ListChange(
                desk.election().id(),
                iin,
                null,
                ListPart.MAIN,
                request.ground().basis(),
                request.reference(),
                desk.operator().accountId());
        var rows = new ArrayList<>(change.rows(now));
        for (CertificateNumber number : facts.issued()) {
            var end = new CertificateEnd(
                    desk.election().id(),
                    iin,
                    number,
                    Certificate.State.ANNULLED,
                    request.ground() + ": " + request.reference(),
                    desk.operator().accountId());
            rows.addAll(end.rows(now));
        }
        return rows;
    }
}
