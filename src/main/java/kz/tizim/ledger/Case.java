package kz.tizim.ledger;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            return question.row(act.iin(), act.key().text(), act.electionId(), act.precinctId());
        }
    }

    /**
     * What was answered to the same key before.
     *
     * @param sameRequest whether it was the same request
     */
    record Attempt(boolean sameRequest, Answer answer) {}

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
        attempt = hash == null
                ? null
                : new Attempt(
                        MessageDigest.isEqual(hash, asked.requestHash()),
                        new Answer(row.getInt(4), row.getString(5), true));
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
        return Objects.requireNonNull(now);
    }

    Outcome decide() {
        return asked.decision().apply(facts, now());
    }

    byte[] requestHash() {
        return asked.requestHash();
    }

    Optional<Attempt> earlier() {
        return Optional.ofNullable(attempt);
    }
}
