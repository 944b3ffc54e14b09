package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.Commission;
import kz.tizim.database.Rows;

/**
 * The rows of blanks, moved by range in the transaction under way. A movement locks its blanks in the order of their
 * numbers and counts those that it may move: all, or none is moved. Constraints of the table keep the rest: a blank ends
 * once, not while it is on its way, and is issued where it is held.
 */
@ApplicationScoped
class BlankStock {
    private static final String IN_RANGE =
            "b.election_id = ? and b.number between ? and ? and b.run is not null and b.holder_id = ?";
    private static final String LOST = "b.election_id = ? and b.number between ? and ? and b.state = 'LOST'";
    private static final String LOCK =
            "select count(*) from (select 1 from blank b where %s order by b.number for update) locked";
    // The check digits are those of CertificateNumber.
    private static final String PRINT = """
            insert into blank (election_id, number, contest_id, run, state, ends, holder_id, holder_kind)
            select ?, serial * 100 + 98 - serial * 100 % 97, ?, ?, 'PRINTED', 0, ?, 'CENTRAL'
            from generate_series(?::bigint, ?::bigint) serial""";
    private static final String WHY_NOT = """
            with labelled as (
                select b.number, case when b.ends > 0 then b.state
                                      when b.holder_id <> ? then 'ELSEWHERE'
                                      when b.handover_id is not null then 'ON_ITS_WAY'
                                      else 'ON_HAND' end as label
                from blank b where b.election_id = ? and b.number between ? and ?),
            islands as (
                select number, label, row_number() over (order by number)
                       - row_number() over (partition by label order by number) as island
                from labelled)
            select min(number), max(number), label from islands group by label, island order by 1 limit 10""";
    private static final String RECEIVED = """
            b.election_id = ? and b.number between ? and ? and b.handover_id = ? and not exists (
                select from unnest(?::bigint[], ?::bigint[]) missing (first, last) where b.number between first and last)""";

    private final AgroalDataSource database;

    BlankStock(AgroalDataSource database) {
        this.database = database;
    }

    /** A range whose blanks are all in the same place or state. */
    record Whereabouts(CertificateNumber first, CertificateNumber last, String state) {}

    /** Makes the blanks of a run, at the central commission. */
    void print(BlankMovement run) {
        update(
                PRINT,
                run.electionId,
                run.contestId,
                run.run,
                run.commissionId,
                run.range().first().serial(),
                run.range().last().serial());
    }

    /** Carries out an act on blanks that were printed before; the result is how many it could be carried out on. */
    int move(BlankMovement act) {
        return switch (act.kind) {
            case HANDOVER -> move(act, "b.ends = 0 and b.handover_id is null", "handover_id = ?", act.id);
            case RECALL -> move(act, "b.handover_id is not null", "handover_id = null");
            case SPOIL -> move(act, "b.ends = 0 and b.handover_id is null", "state = 'SPOILED', ends = 1");
            case CANCEL -> move(act, "b.ends = 0 and b.handover_id is null", "state = 'CANCELLED', ends = 1");
            case LOSE -> move(act, "b.ends = 0", "state = 'LOST', ends = 1, handover_id = null");
            case FIND -> find(act);
            case PRINT -> throw new IllegalArgumentException(act.kind.name());
        };
    }

    /** Cancels lost blanks that turned up, whoever lost them; the result is how many it could be carried out on. */
    private int find(BlankMovement act) {
        Object[] range = {act.electionId, act.firstNumber, act.lastNumber};
        int lost = count(LOCK.formatted(LOST), range);
        if (lost == act.range().quantity()) {
            update("update blank b set state = 'CANCELLED' where " + LOST, range);
        }
        return lost;
    }

    private int move(BlankMovement act, String condition, String change, Object... values) {
        String which = IN_RANGE + " and " + condition;
        Object[] range = {act.electionId, act.firstNumber, act.lastNumber, act.commissionId};
        int able = count(LOCK.formatted(which), range);
        if (able == act.range().quantity()) {
            var parameters = new ArrayList<Object>(List.of(values));
            parameters.addAll(List.of(range));
            update("update blank b set " + change + " where " + which, parameters.toArray());
        }
        return able;
    }

    /**
     * Takes what arrived of a handover into the receiver's stock; the result is how many blanks that could be done with.
     *
     * @param missing what stays on its way, for which the giver answers
     */
    int receive(BlankMovement handover, Commission receiver, List<BlankRange> missing) {
        Object[] which = {
            handover.electionId,
            handover.firstNumber,
            handover.lastNumber,
            handover.id,
            numbers(missing, BlankRange::first),
            numbers(missing, BlankRange::last)
        };
        int able = count(LOCK.formatted(RECEIVED), which);
        int expected = handover.range().quantity()
                - missing.stream().mapToInt(BlankRange::quantity).sum();
        if (able == expected) {
            var parameters = new ArrayList<Object>();
            parameters.add(receiver.id);
            parameters.add(receiver.kind.name());
            parameters.add(
                    switch (receiver.kind) {
                        case CENTRAL -> "PRINTED";
                        case TERRITORIAL -> "AT_TERRITORIAL";
                        case PRECINCT -> "AT_PRECINCT";
                    });
            parameters.addAll(List.of(which));
            update(
                    "update blank b set holder_id = ?, holder_kind = ?, state = ?, handover_id = null where "
                            + RECEIVED,
                    parameters.toArray());
        }
        return able;
    }

    /** Takes blanks out of use that the receiver of a handover has just taken over: nobody knows which paper is the right one. */
    void withdraw(BlankMovement handover, int receiver, BlankRange doubled) {
        update(
                "update blank b set state = 'CANCELLED', ends = 1 where " + IN_RANGE + " and b.number between ? and ?",
                handover.electionId,
                handover.firstNumber,
                handover.lastNumber,
                receiver,
                doubled.first().value(),
                doubled.last().value());
    }

    /** How many of a range are written down as lost. */
    int lost(int electionId, BlankRange range) {
        return count(
                "select count(*) from blank b where " + LOST,
                electionId,
                range.first().value(),
                range.last().value());
    }

    /** Where the blanks of a range are, seen from a commission; the first ten places. */
    List<Whereabouts> whereabouts(int electionId, int commissionId, BlankRange range) {
        return Rows.read(
                database,
                row -> new Whereabouts(
                        new CertificateNumber(row.getLong(1)), new CertificateNumber(row.getLong(2)), row.getString(3)),
                WHY_NOT,
                commissionId,
                electionId,
                range.first().value(),
                range.last().value());
    }

    private static Long[] numbers(
            List<BlankRange> ranges, java.util.function.Function<BlankRange, CertificateNumber> end) {
        return ranges.stream().map(range -> end.apply(range).value()).toArray(Long[]::new);
    }

    private int count(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, parameters);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Long[] numbers) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", numbers));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static RuntimeException failed(SQLException e) {
        return new BlankStockException(e);
    }
}
