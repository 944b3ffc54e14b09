package kz.tizim.ledger;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tizim.access.AuditTrail;
import kz.tizim.database.KnownOutcome;
import kz.tizim.database.TimeLimit;
import kz.tizim.problem.ProblemType;

/**
 * One transaction of acts on different citizens: all of them are committed, or none. It is two round trips, one to lock
 * and read, one to write, and the commit.
 */
final class ActTransaction {
    // At the opening of the polls the ledger is empty, and statistics say so. Plans made then would read whole tables
    // until the statistics follow, those of foreign keys too; hence everything is found by its key. Then one plan is
    // as good as the next, and making it takes longer than running it: it is made once a connection.
    private static final String BY_KEYS =
            "set local enable_seqscan = off;\nset local plan_cache_mode = force_generic_plan;\n";
    static final Sql INSERT_AUDIT = Sql.insert(
            "audit",
            "id uuid, account_id integer, action text, outcome text, election_id integer, precinct_id integer, iin bigint, subject text");
    private static final Sql INSERT_ATTEMPT = Sql.insert(
            "attempt", "iin bigint, key text, request_hash bytea, status smallint, answer text, at timestamptz");

    private final Answers answers;
    private final Locks locks;
    private final List<Case<?>> cases = new ArrayList<>();
    private final Map<Case.Asked<?>, Decided> decided = new IdentityHashMap<>();
    private final Map<Case.Asked<?>, Long> linked = new IdentityHashMap<>();
    private final List<Sql.Row> effects = new ArrayList<>();
    private final List<Sql.Row> records = new ArrayList<>();

    /**
     * An act that is done or refused.
     *
     * @param word the outcome, as the audit trail says it
     */
    record Decided(Answer answer, String word) {}

    ActTransaction(Answers answers, Locks locks) {
        this.answers = answers;
        this.locks = locks;
    }

    /** Adds an act; no two on the same citizen. */
    void add(Case.Asked<?> asked) {
        cases.add(new Case<>(asked));
    }

    /**
     * Runs.
     *
     * @return the acts that are committed; the others lacked a lock
     * @throws ActFailedException when the database refuses; nothing stays
     */
    Map<Case.Asked<?>, Decided> commit(AgroalDataSource database) {
        return KnownOutcome.of(() -> {
            try (Connection connection = database.getConnection();
                    var _ = TimeLimit.on(connection)) {
                connection.setAutoCommit(false);
                try {
                    run(connection);
                    connection.commit();
                    return decided;
                } catch (Throwable e) {
                    // The pool would commit what it finds begun.
                    connection.rollback();
                    throw e;
                }
            } catch (SQLException e) {
                throw new ActFailedException(e);
            }
        });
    }

    /** The acts on numbers that are linked to others, with those: nothing was done. */
    Map<Case.Asked<?>, Long> linked() {
        return linked;
    }

    private void run(Connection connection) throws SQLException {
        cases.sort(Comparator.comparingLong(one -> one.act().iin()));
        Locks.Held held = lockAndRead(connection);
        for (Case<?> one : cases) {
            if (held.suffice(one.act())) {
                Long principal = one.principal();
                if (principal == null || one.earlier().isPresent()) {
                    // What was answered before the numbers were linked stays the answer to its key.
                    decide(one);
                } else {
                    linked.put(one.asked(), principal);
                }
            } else if (locks == Locks.WAITING) {
                // No row to lock, hence no attempt: the answer is the same whenever it is asked again.
                finish(one, Outcome.refused(ProblemType.NOT_ON_LIST, "No citizen of this IIN is in the registry."));
            }
        }
        if (!records.isEmpty()) {
            effects.addAll(records);
            RoundTrip.send(connection, "", effects).close();
        }
    }

    private Locks.Held lockAndRead(Connection connection) throws SQLException {
        List<Act> acts = cases.stream().<Act>map(Case::act).toList();
        var rows = new ArrayList<>(locks.rows(acts));
        Map<Sql, Map<Long, Case<?>>> questions = new LinkedHashMap<>();
        for (Case<?> one : cases) {
            Sql.Row row = one.row();
            rows.add(row);
            questions
                    .computeIfAbsent(row.sql(), _ -> new HashMap<>())
                    .put(one.act().iin(), one);
        }
        try (RoundTrip trip = RoundTrip.send(connection, BY_KEYS, rows)) {
            Locks.Held held = Locks.read(trip);
            for (Map<Long, Case<?>> asked : questions.values()) {
                for (ResultSet row = trip.next(); row.next(); ) {
                    Objects.requireNonNull(asked.get(row.getLong(1))).read(row);
                }
            }
            return held;
        }
    }

    private void decide(Case<?> one) {
        var earlier = one.earlier();
        if (earlier.isEmpty()) {
            Answer answer = finish(one, one.decide());
            records.add(INSERT_ATTEMPT.row(
                    one.act().iin(),
                    one.act().key().text(),
                    one.requestHash(),
                    answer.status(),
                    answer.json(),
                    one.now()));
        } else if (earlier.get().sameRequest()) {
            // A replay writes too: its commit waits for the standby as the first one did.
            record(one, new Decided(earlier.get().answer(), "REPLAYED"));
        } else {
            var reused = ProblemType.IDEMPOTENCY_KEY_REUSED.with("The key was sent before with another request.");
            record(one, new Decided(answers.refusal(reused), reused.type().slug()));
        }
    }

    private Answer finish(Case<?> one, Outcome outcome) {
        Answer answer = answers.of(outcome);
        effects.addAll(outcome.writes());
        record(one, new Decided(answer, outcome.word()));
        return answer;
    }

    private void record(Case<?> one, Decided outcome) {
        Act act = one.act();
        decided.put(one.asked(), outcome);
        records.add(INSERT_AUDIT.row(AuditTrail.row(
                act.operator(),
                act.action(),
                outcome.word(),
                act.electionId(),
                act.precinctId(),
                act.iin(),
                act.subject())));
    }
}
