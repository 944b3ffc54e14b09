package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.election.Window;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Special lists: who stays on polling day in a hospital, a unit, a ship, or abroad, votes there. Leaving the home list and
 * coming onto the special one is one step.
 */
@ApplicationScoped
class SpecialEntryService {
    static final Question<Standing> QUESTION =
            Question.of("", "select " + Standing.COLUMNS + Standing.FROM + Standing.OF_THE_ACT, Standing::read);

    private final Acts acts;

    SpecialEntryService(Acts acts) {
        this.acts = acts;
    }

    /** Lists a citizen at a special precinct or a mission, or says why not. */
    Answer list(Desk desk, EntryRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> listFor(iin, desk, request));
    }

    private Answer listFor(long iin, Desk desk, EntryRequest request) {
        ListBasis basis = switch (desk.precinct().kind()) {
            case "SPECIAL" -> ListBasis.SPECIAL_LIST;
            case "ABROAD" -> ListBasis.MISSION_ABROAD;
            default -> throw Problem.invalid("precinct", "must be a special precinct or a mission abroad");
        };
        Window window = basis == ListBasis.SPECIAL_LIST
                ? desk.election().specialLists()
                : desk.election().missions();
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.reference());
        var act = desk.act("special-entry", iin, asked, desk.precinct().code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Standing standing = found.getFirst();
            Problem refusal = refusal(desk, window, standing, now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var change = new ListChange(
                    desk.election().id(),
                    iin,
                    desk.precinct().id(),
                    ListPart.SPECIAL,
                    basis,
                    request.reference(),
                    desk.operator().accountId());
            var entry = new ListEntry(
                    desk.precinct().code(), ListPart.SPECIAL, basis, standing.precinct(), desk.local(now));
            return new Outcome.Done(entry, change.rows(now));
        });
    }

    private static @Nullable Problem refusal(Desk desk, Window window, Standing standing, OffsetDateTime now) {
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        if (!window.isOpenAt(now, desk.precinct().zone())) {
            return window.closed(
                    "This list is filled only within the window of the calendar.",
                    desk.precinct().zone());
        }
        if (standing.precinctId() != null
                && standing.precinctId() == desk.precinct().id()) {
            return ProblemType.ALREADY_EXISTS.with("This citizen stands on this list already.");
        }
        return standing.ineligible() != null ? standing.ineligible() : standing.tied();
    }
}
