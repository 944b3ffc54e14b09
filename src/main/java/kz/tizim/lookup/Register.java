package kz.tizim.lookup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import kz.tizim.database.BusyException;
import kz.tizim.database.TimeLimit;
import kz.tizim.database.Together;
import kz.tizim.database.Together.Call;
import kz.tizim.registry.Iin;

/**
 * Asks the one function that the look-up's login may execute. Citizens who come while the database is busy with others
 * are asked for together, so that a rush costs few round trips.
 */
@ApplicationScoped
class Register {
    private static final String FIND = "select place, precinct from find_precincts(?, ?, ?)";
    private static final Together.Limits LIMITS = new Together.Limits(4, 64, 4000, Duration.ofSeconds(5));

    private final AgroalDataSource database;
    private final Together<Question, Optional<String>> together =
            new Together<>(LIMITS, Thread::startVirtualThread, _ -> null, this::find);

    Register(@DataSource("lookup") AgroalDataSource database) {
        this.database = database;
    }

    private record Question(Iin iin, String documentLast4, int election) {}

    /**
     * The code of the precinct on whose list a citizen stands who knows the document's last four digits.
     *
     * @throws kz.tizim.database.BusyException when too many ask
     */
    Optional<String> precinct(Iin iin, String documentLast4, int election) {
        return together.get(new Question(iin, documentLast4, election));
    }

    private void find(List<Call<Question, Optional<String>>> calls) {
        List<Question> questions = calls.stream().map(Call::asked).toList();
        String[] precincts = new String[questions.size()];
        try (Connection connection = database.getConnection();
                var _ = TimeLimit.on(connection);
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, array(questions, Long[]::new, question -> question.iin.value()));
            find.setObject(2, array(questions, String[]::new, Question::documentLast4));
            find.setObject(3, array(questions, Integer[]::new, Question::election));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    precincts[row.getInt(1) - 1] = row.getString(2);
                }
            }
        } catch (SQLException e) {
            throw "55P03".equals(e.getSQLState())
                    ? BusyException.tooManyWait() // the lists are being exchanged
                    : new IllegalStateException("the look-up failed", e);
        }
        for (int i = 0; i < precincts.length; i++) {
            calls.get(i).answer(Optional.ofNullable(precincts[i]));
        }
    }

    private static <T> T[] array(List<Question> questions, IntFunction<T[]> empty, Function<Question, T> member) {
        return questions.stream().map(member).toArray(empty);
    }
}
