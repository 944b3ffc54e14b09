package kz.tizim.lookup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * Asks the one function that the look-up's login may execute. Citizens who come while the database is busy with others
 * are asked for together, so that a rush costs few round trips.
 */
@ApplicationScoped
class Register {
    private static final String FIND = "select place, precinct from find_precincts(?, ?, ?)";
    private static final int MOST_AT_ONCE = 64;
    private static final int CONNECTIONS = 4;

    private final AgroalDataSource database;
    private final ConcurrentLinkedQueue<Question> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore askers = new Semaphore(CONNECTIONS);

    Register(@DataSource("lookup") AgroalDataSource database) {
        this.database = database;
    }

    private record Question(
            Iin iin, String documentLast4, int election, CompletableFuture<Optional<String>> precinct) {}

    /** The code of the precinct on whose list a citizen stands who knows the document's last four digits. */
    Optional<String> precinct(Iin iin, String documentLast4, int election) {
        var question = new Question(iin, documentLast4, election, new CompletableFuture<>());
        waiting.add(question);
        if (askers.tryAcquire()) {
            Thread.startVirtualThread(this::askAll);
        }
        return question.precinct.join();
    }

    /** Asks until nobody waits. Who comes just before the asker leaves is seen by the last look. */
    private void askAll() {
        do {
            try {
                for (List<Question> next = next(); !next.isEmpty(); next = next()) {
                    ask(next);
                }
            } finally {
                askers.release();
            }
        } while (!waiting.isEmpty() && askers.tryAcquire());
    }

    private List<Question> next() {
        var questions = new ArrayList<Question>();
        while (questions.size() < MOST_AT_ONCE) {
            @Nullable Question question = waiting.poll();
            if (question == null) {
                break;
            }
            questions.add(question);
        }
        return questions;
    }

    private void ask(List<Question> questions) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, array(connection, "bigint", questions, question -> question.iin.value()));
            find.setArray(2, array(connection, "text", questions, Question::documentLast4));
            find.setArray(3, array(connection, "integer", questions, Question::election));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    questions.get(row.getInt(1) - 1).precinct.complete(Optional.of(row.getString(2)));
                }
            }
            questions.forEach(question -> question.precinct.complete(Optional.empty()));
        } catch (Throwable e) { // whatever it is, somebody waits for each answer
            questions.forEach(question ->
                    question.precinct.completeExceptionally(new IllegalStateException("the look-up failed", e)));
        }
    }

    private static Array array(
            Connection connection, String type, List<Question> questions, Function<Question, Object> member)
            throws SQLException {
        return connection.createArrayOf(type, questions.stream().map(member).toArray());
    }
}
