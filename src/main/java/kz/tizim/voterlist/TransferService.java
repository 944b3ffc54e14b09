package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Transfers: until the day of the calendar a citizen may ask to be listed at another precinct than that of the registered
 * address. The application is kept, and the next build honours it; a draft that does not is not handed over.
 */
@ApplicationScoped
class TransferService {
    private static final Question<Facts> QUESTION = Question.of(
            "",
            "select t.at as transferred_at, " + Standing.COLUMNS + Standing.FROM
                    + "left join list_transfer t on t.election_id = e.id and t.iin = given.iin" + Standing.OF_THE_ACT,
            Facts::read);
    private static final Sql KEEP = Sql.insert(
            "list_transfer",
            "election_id integer, iin bigint, precinct_id integer, reference text, account_id integer, at timestamptz");

    private final Acts acts;

    TransferService(Acts acts) {
        this.acts = acts;
    }

    private record Facts(Standing standing, @Nullable OffsetDateTime transferredAt) {
        static Facts read(ResultSet row) throws SQLException {
            return new Facts(Standing.read(row), row.getObject("transferred_at", OffsetDateTime.class));
        }
    }

    /** Keeps an application, or says why not. */
    Answer transfer(Desk desk, EntryRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> transferFor(iin, desk, request));
    }

    private Answer transferFor(long iin, Desk desk, EntryRequest request) {
        if (!desk.precinct().kind().equals("TERRITORY")) {
            throw Problem.invalid("precinct", "must be an ordinary precinct: others are special entries");
        }
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.reference());
        var act = desk.act("transfer", iin, asked, desk.precinct().code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Problem refusal = refusal(desk, found.getFirst(), now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            OffsetDateTime at = desk.local(now);
            return new Outcome.Done(
                    new ListEntry(desk.precinct().code(), ListPart.MAIN, ListBasis.TRANSFER, null, at),
                    List.of(KEEP.row(
                            desk.election().id(),
                            iin,
                            desk.precinct().id(),
                            request.reference(),
                            desk.operator().accountId(),
                            now)));
        });
    }

    private static @Nullable Problem refusal(Desk desk, Facts facts, OffsetDateTime now) {
        if (!desk.election().transfers().isOpenAt(now, desk.precinct().zone())) {
            return desk.election()
                    .transfers()
                    .closed(
                            "Transfers are asked for until the day of the calendar.",
                            desk.precinct().zone());
        }
        if (desk.election().listsFromId() != null) {
            return ProblemType.LISTS_FROZEN.with("This election takes the lists of an earlier one as they are.");
        }
        if (facts.standing().frozen() == null || facts.standing().listsState().equals("LOCKED")) {
            return ProblemType.LISTS_FROZEN.with("The lists were handed over: a voter stays, or takes a certificate.");
        }
        if (facts.transferredAt() != null) {
            return ProblemType.ALREADY_EXISTS
                    .with("This citizen has asked for a transfer already: there is one for an election.")
                    .with("since", facts.transferredAt());
        }
        return facts.standing().ineligible();
    }
}
