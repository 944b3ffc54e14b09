package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What acts of one kind have to know before they decide, read after their citizens are locked.
 *
 * <p>The query is written over {@code given}, as in {@link Sql}, for one act at a time. Beside the question's own columns
 * {@code given} has those that every act brings: {@code iin}, {@code key}, {@code election_id}, {@code precinct_id}.
 *
 * @param sql the whole statement: attempts and facts of all acts given
 * @param reader makes a fact of a row
 */
public record Question<F>(Sql sql, Reader<F> reader) {
    private static final String EVERY_ACT = "iin bigint, key text, election_id integer, precinct_id integer";
    private static final String TOGETHER = """
            select given.iin, (select deciding_time()), a.request_hash, a.status, a.answer, linked.principal as linked_to,
                   facts.*
            from given
            left join linked_iin linked on linked.iin = given.iin
            left join attempt a on a.iin = given.iin and a.key = given.key
            left join lateral (
            %s
            ) facts on true""";

    /** Makes a fact of a row, whose columns it finds by name. */
    @FunctionalInterface
    public interface Reader<F> {
        F read(ResultSet row) throws SQLException;
    }

    /**
     * A question.
     *
     * @param columns names and types that it adds to {@code given}; may be empty
     * @param query its facts, one or more rows an act
     */
    public static <F> Question<F> of(String columns, String query, Reader<F> reader) {
        String all = columns.isEmpty() ? EVERY_ACT : EVERY_ACT + ", " + columns;
        return new Question<>(Sql.over(all, TOGETHER.formatted(query)), reader);
    }

    /** The question about one act, with the values of its own columns. */
    public Asked<F> about(@Nullable Object... values) {
        return new Asked<>(this, Collections.unmodifiableList(Arrays.asList(values)));
    }

    /** A question about one act. */
    public record Asked<F>(Question<F> question, List<@Nullable Object> values) {

        /** The row for an act. */
        Sql.Row row(long iin, String key, int electionId, int precinctId) {
            var row = new ArrayList<@Nullable Object>(List.of(iin, key, electionId, precinctId));
            row.addAll(values);
            return question.sql().row(row.toArray());
        }
    }
}
