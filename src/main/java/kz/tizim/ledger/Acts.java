package kz.tizim.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import kz.tizim.access.AuditTrail;
import kz.tizim.database.KnownOutcome;
import kz.tizim.problem.ProblemType;

/**
 * The way every act on a citizen runs, in a transaction of its own:
 *
 * <ol>
 *   <li>lock the citizen's row, so that acts on one citizen happen one after the other;
 *   <li>look for the attempt: the same key and request get the first answer again, another request is refused;
 *   <li>read what the decision needs, and the deciding time;
 *   <li>decide;
 *   <li>write the effects, the audit row and the attempt with its answer.
 * </ol>
 *
 * <p>The first three are one round trip to the database, the last one is another. The lock is waited for at most as long
 * as the connection's {@code lock_timeout}. An act is never part of a larger transaction: what it answers is committed.
 */
@ApplicationScoped
public class Acts {
    // At the opening of the polls the ledger is empty, and statistics say so. Plans made then would read whole tables
    // until the statistics follow, those of foreign keys too; hence from the lock on everything is found by its key.
    private static final String LOCK_CITIZEN =
            "select set_config('enable_seqscan', 'off', true) from citizen where iin = ? for update";
    // Closing takes the second lock alone: it waits for admissions under way and lets nobody slip in behind its count.
    // The row of a subquery that locks is locked before the outer query sees it.
    private static final String LOCK_CITIZEN_AND_ENTER =
            "select pg_advisory_xact_lock_shared(?, ?) from (" + LOCK_CITIZEN + ") citizen";
    private static final String FIND_ATTEMPT_AND_ASK = """
            select deciding_time(), a.request_hash, a.status, a.answer, facts.*
            from (values (1)) one
            left join attempt a on a.iin = ? and a.key = ?
            left join lateral (
            %s
            ) facts on true""";
    private static final String INSERT_ATTEMPT =
            "insert into attempt (iin, key, request_hash, status, answer, at) values (?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    Acts(AgroalDataSource database, ObjectMapper json, MeterRegistry metrics) {
        this.database = database;
        this.json = json;
        this.metrics = metrics;
    }

    /**
     * Runs an act.
     *
     * @param question what the decision has to know
     * @param decision decides from the facts and the deciding time; must not touch the database
     * @throws ActFailedException when the database refuses; nothing of the act stays
     * @throws kz.tizim.database.OutcomeUnknownException when the act may or may not have been committed
     */
    public <T> Answer perform(Act act, Question<T> question, BiFunction<T, OffsetDateTime, Outcome> decision) {
        return KnownOutcome.of(() -> {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    Answer answer = perform(connection, act, question, decision);
                    connection.commit();
                    return answer;
                } catch (SQLException | RuntimeException e) {
                    // The pool would commit what it finds begun.
                    connection.rollback();
                    throw e;
                }
            } catch (SQLException e) {
                throw new ActFailedException(e);
            }
        });
    }

    private <T> Answer perform(
            Connection connection, Act act, Question<T> question, BiFunction<T, OffsetDateTime, Outcome> decision)
            throws SQLException {
        byte[] hash = hash(act);
        Read<T> read = read(connection, act, question);
        if (!read.citizenExists()) {
            // No row to lock, hence no attempt: the answer is the same whenever it is asked again.
            Outcome unknown = Outcome.refused(ProblemType.NOT_ON_LIST, "No citizen of this IIN is in the registry.");
            return finish(connection, act, hash, read.now(), unknown, false);
        }
        Optional<Answer> earlier = read.attempt().map(attempt -> attempt.answer(hash, this));
        if (earlier.isPresent()) {
            // A replay writes too: its commit waits for the standby as the first one did.
            RoundTrip.write(connection, List.of(audit(act, "REPLAYED")));
            return earlier.get();
        }
        return finish(connection, act, hash, read.now(), decision.apply(read.facts(), read.now()), true);
    }

    private <T> Read<T> read(Connection connection, Act act, Question<T> question) throws SQLException {
        var statements = new ArrayList<Sql>();
        statements.add(
                act.admits()
                        ? Sql.of(LOCK_CITIZEN_AND_ENTER, act.electionId(), act.precinctId(), act.iin())
                        : Sql.of(LOCK_CITIZEN, act.iin()));
        statements.add(
                question.within(FIND_ATTEMPT_AND_ASK, act.iin(), act.key().text()));
        try (RoundTrip trip = RoundTrip.ask(connection, statements)) {
            boolean exists = trip.next().next();
            ResultSet row = trip.next();
            row.next();
            var now = row.getObject(1, OffsetDateTime.class);
            Attempt attempt =
                    row.getBytes(2) == null ? null : new Attempt(row.getBytes(2), row.getInt(3), row.getString(4));
            return new Read<>(
                    exists, now, Optional.ofNullable(attempt), question.reader().read(row));
        }
    }

    private Answer finish(
            Connection connection, Act act, byte[] hash, OffsetDateTime now, Outcome outcome, boolean remember)
            throws SQLException {
        var writes = new ArrayList<Sql>();
        Answer answer;
        String word;
        switch (outcome) {
            case Outcome.Done done -> {
                writes.addAll(done.writes());
                answer = new Answer(201, write(done.answer()), false);
                word = "DONE";
            }
            case Outcome.Refused refused -> {
                answer = new Answer(
                        refused.problem().type().status(),
                        write(refused.problem().body()),
                        false);
                word = refused.problem().type().slug();
            }
        }
        writes.add(audit(act, word));
        if (remember) {
            writes.add(Sql.of(INSERT_ATTEMPT, act.iin(), act.key().text(), hash, answer.status(), answer.json(), now));
        }
        RoundTrip.write(connection, writes);
        metrics.counter("tizim.acts", "action", act.action(), "outcome", word).increment();
        return answer;
    }

    private static Sql audit(Act act, String outcome) {
        return Sql.of(
                AuditTrail.INSERT,
                AuditTrail.row(
                        act.operator(),
                        act.action(),
                        outcome,
                        act.electionId(),
                        act.precinctId(),
                        act.iin(),
                        act.subject()));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private byte[] hash(Act act) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(act.action().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(act.request()));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a request cannot be hashed", e);
        }
    }

    private record Read<T>(boolean citizenExists, OffsetDateTime now, Optional<Attempt> attempt, T facts) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    private record Attempt(byte[] requestHash, int status, String json) {
        Answer answer(byte[] hash, Acts acts) {
            if (MessageDigest.isEqual(hash, requestHash)) {
                return new Answer(status, json, true);
            }
            var reused = ProblemType.IDEMPOTENCY_KEY_REUSED.with("The key was sent before with another request.");
            return new Answer(reused.type().status(), acts.write(reused.body()), false);
        }
    }
}
