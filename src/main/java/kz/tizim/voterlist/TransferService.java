package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Person;
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
            "select last.number as last_number, active.iin as active_iin, active.number as active_number,"
                    + " active.precinct_id as active_precinct, active.at as active_at, " + Standing.COLUMNS
                    + Standing.FROM
                    + """
                    left join lateral (
                        select t.number from list_transfer t where t.election_id = e.id and t.iin = given.iin
                        order by t.number desc limit 1) last on true
                    left join lateral (
                        select t.* from active_transfer t
                        where t.election_id = e.id
                          and t.iin = %s
                        order by t.iin <> given.iin limit 1) active on true
                    """.formatted(Person.anyOf("given.iin")) + Standing.OF_THE_ACT,
            Facts::read);
    private static final Sql KEEP = Sql.insert(
            "list_transfer",
            "election_id integer, iin bigint, number smallint, precinct_id integer, reference text, account_id integer,"
                    + " at timestamptz");
    private static final Sql WITHDRAW = Sql.insert(
            "list_transfer_withdrawal",
            "election_id integer, iin bigint, number smallint, reference text, account_id integer, at timestamptz");

    private final Acts acts;

    TransferService(Acts acts) {
        this.acts = acts;
    }

    /**
     * What is known when it is decided.
     *
     * @param number of the citizen's next transfer in the election
     */
    private record Facts(
            Standing standing, int number, @Nullable Active active) {
        static Facts read(ResultSet row) throws SQLException {
            Integer last = (Integer) row.getObject("last_number");
            OffsetDateTime at = row.getObject("active_at", OffsetDateTime.class);
            return new Facts(
                    Standing.read(row),
                    last == null ? 0 : last + 1,
                    at == null
                            ? null
                            : new Active(
                                    row.getLong("active_iin"),
                                    row.getInt("active_number"),
                                    row.getInt("active_precinct"),
                                    at));
        }
    }

    /**
     * The transfer that a build would honour.
     *
     * @param iin the citizen's, or one that was linked to it later
     */
    private record Active(long iin, int number, int precinctId, OffsetDateTime at) {}

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
            Facts facts = found.getFirst();
            Problem refusal = refusal(desk, facts, now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            OffsetDateTime at = desk.local(now);
            return new Outcome.Done(
                    new ListEntry(desk.precinct().code(), ListPart.MAIN, ListBasis.TRANSFER, null, at),
                    List.of(KEEP.row(
                            desk.election().id(),
                            iin,
                            facts.number(),
                            desk.precinct().id(),
                            request.reference(),
                            desk.operator().accountId(),
                            now)));
        });
    }

    /** Takes an application back, so that the citizen is listed by address or may ask for another precinct; or says why not. */
    Answer withdraw(Desk desk, EntryRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> withdrawFor(iin, desk, request));
    }

    private Answer withdrawFor(long iin, Desk desk, EntryRequest request) {
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.reference());
        var act = desk.act("transfer-withdrawal", iin, asked, desk.precinct().code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Facts facts = found.getFirst();
            Problem refusal = closed(desk, facts, now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            Active active = facts.active();
            if (active == null || active.precinctId() != desk.precinct().id()) {
                return Outcome.refused(
                        ProblemType.NOT_ON_LIST,
                        "This citizen has no transfer to this precinct that could be withdrawn.");
            }
            Transfer withdrawn = new Transfer(
                    desk.precinct().code(),
                    request.iin(),
                    active.number() + 1,
                    null,
                    desk.local(active.at()),
                    new Transfer.Withdrawal(request.reference(), desk.local(now)));
            return new Outcome.Done(
                    withdrawn,
                    List.of(WITHDRAW.row(
                            desk.election().id(),
                            active.iin(),
                            active.number(),
                            request.reference(),
                            desk.operator().accountId(),
                            now)));
        });
    }

    /** Why nothing about transfers changes any more, null while it does. */
    private static @Nullable Problem closed(Desk desk, Facts facts, OffsetDateTime now) {
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
        return null;
    }

    private static @Nullable Problem refusal(Desk desk, Facts facts, OffsetDateTime now) {
        Problem closed = closed(desk, facts, now);
        if (closed != null) {
            return closed;
        }
        if (facts.active() != null) {
            return ProblemType.ALREADY_EXISTS
                    .with("This citizen has asked for a transfer already: one at a time, so that is withdrawn first.")
                    .with("since", facts.active().at());
        }
        return facts.standing().ineligible();
    }
}
