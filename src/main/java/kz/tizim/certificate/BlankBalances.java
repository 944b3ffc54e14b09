package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tizim.access.Commission;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.problem.ProblemType;

/**
 * Reads balances: what came and went from the acts that the receivers confirmed, what became of it from the blanks' rows. The
 * two are written apart, so that the sum proves something.
 */
@ApplicationScoped
class BlankBalances {
    private static final String OWN = "select c.id, c.code as unit from commission c where c.id = ?";
    private static final String TOTAL = """
            select c.id, unit.code as unit from commission unit cross join commission c
            left join commission above on above.id = c.parent_id
            where unit.id = ? and (c.id = unit.id or c.parent_id = unit.id or above.parent_id = unit.id)""";
    private static final String BELOW = """
            select c.id, unit.code as unit from commission unit
            join commission c on c.id = unit.id or c.parent_id = unit.id where unit.parent_id = ?""";
    private static final String COUNT = """
            with member as (%s),
            moved as (
                select m.contest_id, m.commission_id as giver, m.receiver_id as receiver, r.received as quantity
                from blank_movement m join blank_receipt r on r.movement_id = m.id where m.election_id = ?
                union all
                select contest_id, null, commission_id, quantity from blank_movement where election_id = ? and kind = 'PRINT'),
            crossed as (
                select moved.contest_id, moved.quantity, giver.unit as giver, receiver.unit as receiver from moved
                left join member giver on giver.id = moved.giver
                left join member receiver on receiver.id = moved.receiver
                where giver.unit is distinct from receiver.unit),
            counted as (
                select member.unit, b.contest_id, 0 as received, 0 as handed_on,
                       count(*) filter (where b.handover_id is not null) as in_transit,
                       count(*) filter (where b.state = 'ISSUED') as issued,
                       count(*) filter (where b.state = 'SPOILED') as spoiled,
                       count(*) filter (where b.state = 'LOST') as lost,
                       count(*) filter (where b.state = 'CANCELLED') as cancelled,
                       count(*) filter (where b.ends = 0 and b.handover_id is null) as on_hand
                from blank b join member on member.id = b.holder_id
                where b.election_id = ? and b.run is not null group by 1, 2
                union all
                select receiver, contest_id, quantity, 0, 0, 0, 0, 0, 0, 0 from crossed where receiver is not null
                union all
                select giver, contest_id, 0, quantity, 0, 0, 0, 0, 0, 0 from crossed where giver is not null)
            select unit, contest_id, sum(received), sum(handed_on), sum(in_transit), sum(issued), sum(spoiled), sum(lost),
                   sum(cancelled), sum(on_hand)
            from counted group by unit, contest_id order by unit, contest_id""";

    private final AgroalDataSource database;

    BlankBalances(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The balance of a commission, for whoever may see it: the commission, those above it, and observers.
     *
     * @param code of the commission; empty for the operator's own
     */
    @Transactional
    BlankBalance of(ElectionFacts election, String code, Operator operator) {
        Commission commission = Commission.byCode(code.isEmpty() ? operator.commissionCode() : code)
                .filter(found -> maySee(found, operator))
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such commission for this account."));
        int id = Objects.requireNonNull(commission.id);
        return new BlankBalance(
                commission.code,
                count(OWN, election, id).getOrDefault(commission.code, List.of()),
                count(TOTAL, election, id).getOrDefault(commission.code, List.of()),
                count(BELOW, election, id).entrySet().stream()
                        .map(part -> new BlankBalance.Part(part.getKey(), part.getValue()))
                        .toList());
    }

    private static boolean maySee(Commission commission, Operator operator) {
        return switch (operator.role()) {
            // Counts tell nothing of any person.
            case ADMINISTRATOR, CENTRAL, OBSERVER -> true;
            case TERRITORIAL, CHAIR, MEMBER ->
                Objects.equals(commission.id, operator.commissionId())
                        || Objects.equals(commission.parentId, operator.commissionId());
        };
    }

    private Map<String, List<BlankCounts>> count(String members, ElectionFacts election, int commission) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT.formatted(members))) {
            select.setInt(1, commission);
            select.setInt(2, election.id());
            select.setInt(3, election.id());
            select.setInt(4, election.id());
            Map<String, List<BlankCounts>> units = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    units.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new BlankCounts(
                                    election.contest(row.getInt(2))
                                            .orElseThrow()
                                            .code(),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getLong(9),
                                    row.getLong(10)));
                }
            }
            return units;
        } catch (SQLException e) {
            throw new IllegalStateException("balances cannot be read, SQLState " + e.getSQLState(), e);
        }
    }
}
