package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import org.jspecify.annotations.Nullable;

/** Reads acts about blanks page by page, each page by one statement: with the commissions' codes and what receivers confirmed. */
@ApplicationScoped
class BlankMovements {
    private static final String RANGES = """
            array(select array[d.first_number, d.last_number] from blank_discrepancy d
                  where d.movement_id = m.id and d.kind = '%s' order by d.first_number)""";
    private static final String PAGE = """
            select m.id, m.kind, m.contest_id, m.first_number, m.last_number, giver.code as giver, receiver.code as receiver,
                   m.act, m.reason, m.late, m.at, r.act as receipt_act, r.received, r.at as received_at,
                   %s as missing, %s as surplus
            from blank_movement m
            join commission giver on giver.id = m.commission_id
            left join commission receiver on receiver.id = m.receiver_id
            left join blank_receipt r on r.movement_id = m.id
            where m.election_id = ? and (? or ? in (m.commission_id, m.receiver_id, giver.parent_id, receiver.parent_id))
              and (not ? or m.receiver_id is not null and r.movement_id is null)
              and (cast(? as uuid) is null or m.id < ?)
            order by m.id desc limit ?""".formatted(
                    RANGES.formatted(BlankReceipt.Finding.MISSING), RANGES.formatted(BlankReceipt.Finding.SURPLUS));

    private final AgroalDataSource database;

    BlankMovements(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Those of the operator's commission and the ones below it, as giver or receiver; the newest first.
     *
     * @param open only handovers that nobody has confirmed
     * @param before only older ones than this
     */
    List<BlankMovementShown> page(
            ElectionFacts election, Operator operator, boolean open, @Nullable UUID before, int limit) {
        boolean all = operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL;
        return Rows.read(
                database,
                row -> shown(election, row),
                PAGE,
                election.id(),
                all,
                operator.commissionId(),
                open,
                before,
                before,
                limit);
    }

    private static BlankMovementShown shown(ElectionFacts election, ResultSet row) throws SQLException {
        BlankRange range = BlankRange.of(row.getLong("first_number"), row.getLong("last_number"));
        String receipt = row.getString("receipt_act");
        return new BlankMovementShown(
                row.getObject("id", UUID.class),
                BlankMovement.Kind.valueOf(row.getString("kind")),
                election.contest(row.getInt("contest_id")).orElseThrow().code(),
                range.first(),
                range.last(),
                range.quantity(),
                row.getString("giver"),
                row.getString("receiver"),
                row.getString("act"),
                row.getString("reason"),
                row.getBoolean("late"),
                BlankMovementShown.local(election, row.getObject("at", OffsetDateTime.class)),
                receipt == null
                        ? null
                        : new BlankMovementShown.Receipt(
                                receipt,
                                row.getInt("received"),
                                ranges(row, "missing"),
                                ranges(row, "surplus"),
                                BlankMovementShown.local(
                                        election, row.getObject("received_at", OffsetDateTime.class))));
    }

    private static List<BlankRange> ranges(ResultSet row, String column) throws SQLException {
        var ranges = new ArrayList<BlankRange>();
        for (Object ends : (Object[]) row.getArray(column).getArray()) {
            Long[] range = (Long[]) ends;
            ranges.add(BlankRange.of(range[0], range[1]));
        }
        return ranges;
    }
}
