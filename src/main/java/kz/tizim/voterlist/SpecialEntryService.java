package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Window;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.PrecinctFacts;
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
    Answer list(
            ElectionFacts election,
            PrecinctFacts precinct,
            EntryRequest request,
            IdempotencyKey key,
            Operator operator) {
        return Acts.onPrincipal(request.iin().value(), iin -> listFor(iin, election, precinct, request, key, operator));
    }

    private Answer listFor(
            long iin,
            ElectionFacts election,
            PrecinctFacts precinct,
            EntryRequest request,
            IdempotencyKey key,
            Operator operator) {
        ListBasis basis = switch (precinct.kind()) {
            case "SPECIAL" -> ListBasis.SPECIAL_LIST;
            case "ABROAD" -> ListBasis.MISSION_ABROAD;
            default -> throw Problem.invalid("precinct", "must be a special precinct or a mission abroad");
        };
        Window window = basis == ListBasis.SPECIAL_LIST ? election.specialLists() : election.missions();
        var asked = List.of(election.code(), precinct.code(), request.reference());
        var act = new Act(
                "special-entry", iin, key, asked, operator, election.id(), precinct.id(), false, precinct.code());
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Standing standing = found.getFirst();
            Problem refusal = refusal(window, precinct, standing, now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var change = new ListChange(
                    election.id(),
                    iin,
                    precinct.id(),
                    ListPart.SPECIAL,
                    basis,
                    request.reference(),
                    operator.accountId());
            var entry = new ListEntry(
                    precinct.code(),
                    ListPart.SPECIAL,
                    basis,
                    standing.precinct(),
                    now.atZoneSameInstant(precinct.zone()).toOffsetDateTime());
            return new Outcome.Done(entry, change.rows(now));
        });
    }

    private static @Nullable Problem refusal(
            Window window, PrecinctFacts precinct, Standing standing, OffsetDateTime now) {
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        if (!window.isOpenAt(now, precinct.zone())) {
            return window.closed("This list is filled only within the window of the calendar.", precinct.zone());
        }
        if (standing.precinctId() != null && standing.precinctId() == precinct.id()) {
            return ProblemType.ALREADY_EXISTS.with("This citizen stands on this list already.");
        }
        return standing.ineligible() != null ? standing.ineligible() : standing.tied();
    }
}
