package kz.tizim.precinct;

import jakarta.enterprise.context.ApplicationScoped;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Finds the desk of a request, within the reach of whoever has signed in. */
@ApplicationScoped
public class Desks {
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    Desks(Elections elections, Precincts precincts, CurrentOperator current) {
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    /**
     * The desk at a precinct.
     *
     * @param election code
     * @param precinct code
     * @param key the header of that name, as it came
     * @throws kz.tizim.problem.ProblemException {@code idempotency-key-missing}, {@code not-found}
     */
    public Desk at(String election, String precinct, @Nullable String key) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        return desk(election, precinct, attempt, current.get());
    }

    /** The desk of a member's own precinct. */
    public Desk own(String election, @Nullable String key) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        Operator operator = current.get();
        return desk(election, operator.commissionCode(), attempt, operator);
    }

    private Desk desk(String election, String precinct, IdempotencyKey attempt, Operator operator) {
        ElectionFacts facts = elections.byCode(election);
        return new Desk(facts, precincts.within(precinct, facts.id(), operator), operator, attempt);
    }
}
