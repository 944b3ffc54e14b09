package kz.tizim.ledger;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An act as one run sees it: what was asked for, and what was found in the database. */
final class Case<F> {
    private final Asked<F> asked;
    private final List<F> facts = new ArrayList<>();
    private @Nullable OffsetDateTime now;
    private @Nullable Attempt attempt;
    private @Nullable Long principal;

    /**
     * What was asked for.
     *
     * @param requestHash of all that makes the request what it is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Asked<F>(
            Act act,
            byte[] requestHash,
            Question.Asked<F> question,
            BiFunction<List<F>, OffsetDateTime, Outcome> decision) {

        /** The row for the question. */
        Sql.Row row() {
            var values = new ArrayList<@Nullable Object>(
                    List.of(act.iin(), act.key().text(), act.electionId(), act.precinctId()));
            values.addAll(question.values());
            return question.question().sql().row(values.toArray());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    private record Attempt(byte[] requestHash, int status, String json) {}

    Case(Asked<F> asked) {
        this.asked = asked;
    }

    Asked<F> asked() {
        return asked;
    }

    Act act() {
        return asked.act();
    }

    Sql.Row row() {
        return asked.row();
    }

    /** Takes in a row of the question's answer. */
    void read(ResultSet row) throws SQLException {
        now = row.getObject(2, OffsetDateTime.class);
        byte[] hash = row.getBytes(3);
        attempt = hash == null ? null : new Attempt(hash, row.getInt(4), row.getString(5));
        principal = (Long) row.getObject(6);
        facts.add(asked.question().question().reader().read(row));
    }

    /** The number that this one was linked to, null where it stands for itself. */
    @Nullable
    Long principal() {
        return principal;
    }

    /** The deciding time. */
    OffsetDateTime now() {
        return java.util.Objects.requireNonNull(now);
    }

    Outcome decide() {
        return asked.decision().apply(facts, now());
    }

    byte[] requestHash() {
        return asked.requestHash();
    }

    /** The first answer to this key, when the request is the same; empty when there was no attempt. */
    Optional<Replay> earlier() {
        return Optional.ofNullable(attempt)
                .map(first -> new Replay(
                        MessageDigest.isEqual(first.requestHash, asked.requestHash()),
                        new Answer(first.status, first.json, true)));
    }

    /** An earlier attempt of the same key. */
    record Replay(boolean sameRequest, Answer answer) {}
}
