package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
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
    Answer transfer(
            ElectionFacts election,
            PrecinctFacts precinct,
            EntryRequest request,
            IdempotencyKey key,
            Operator operator) {
        return Acts.onPrincipal(
                request.iin().value(), iin -> transferFor(iin, election, precinct, request, key, operator));
    }

    private Answer transferFor(
            long iin,
            ElectionFacts election,
            PrecinctFacts precinct,
            EntryRequest request,
            IdempotencyKey key,
            Operator operator) {
        if (!precinct.kind().equals("TERRITORY")) {
            throw Problem.invalid("precinct", "must be an ordinary precinct: others are special entries");
        }
        var asked = List.of(election.code(), precinct.code(), request.reference());
        var act = new Act("transfer", iin, key, asked, operator, election.id(), precinct.id(), false, precinct.code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Problem refusal = refusal(election, precinct, found.getFirst(), now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            OffsetDateTime at = now.atZoneSameInstant(precinct.zone()).toOffsetDateTime();
            return new Outcome.Done(
                    new ListEntry(precinct.code(), ListPart.MAIN, ListBasis.TRANSFER, null, at),
                    List.of(KEEP.row(
                            election.id(), iin, precinct.id(), request.reference(), operator.accountId(), now)));
        });
    }

    private static @Nullable Problem refusal(
            ElectionFacts election, PrecinctFacts precinct, Facts facts, OffsetDateTime now) {
        if (!election.transfers().isOpenAt(now, precinct.zone())) {
            return election.transfers()
                    .closed("Transfers are asked for until the day of the calendar.", precinct.zone());
        }
        if (election.listsFromId() != null) {
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
