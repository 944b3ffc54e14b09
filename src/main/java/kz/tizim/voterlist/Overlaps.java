package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;

/** Pairs of boundary rules of equal rank that claim the same addresses. */
@ApplicationScoped
class Overlaps {
    private static final String LIST = """
            with pair as (
                select first_boundary, second_boundary, count(*) as citizens,
                       (array_agg(iin order by iin))[1:40] as some
                from unassigned
                where election_id = ? and reason = 'OVERLAP' and decided_at is null
                  and (first_boundary, second_boundary) > (?, ?)
                group by first_boundary, second_boundary)
            select pair.citizens, array(select distinct concat_ws(' ', nullif(c.street, ''), nullif(c.house, ''))
                                        from citizen c where c.iin = any (pair.some) order by 1 limit 5),
                   %s, %s
            from pair
            join boundary one on one.id = pair.first_boundary join precinct pone on pone.id = one.precinct_id
            join boundary other on other.id = pair.second_boundary join precinct pother on pother.id = other.precinct_id
            where ? = '' or ? in (pone.code, pother.code)
            order by one.id, other.id
            limit ?""".formatted(RuleShown.columns("one"), RuleShown.columns("other"));
    private static final int FIRST_RULE = 3;
    private static final int SECOND_RULE = 9;

    private final AgroalDataSource database;

    Overlaps(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A page, by the ids of the rules.
     *
     * @param first go on after the pair of this rule
     * @param second and this one
     * @param precinct code of one precinct, whichever side it is on; empty for all
     */
    List<OverlapShown> list(ElectionFacts election, int first, int second, String precinct, int limit) {
        return Rows.read(database, Overlaps::shown, LIST, election.id(), first, second, precinct, precinct, limit);
    }

    private static OverlapShown shown(ResultSet row) throws SQLException {
        RuleShown one = RuleShown.read(row, FIRST_RULE);
        RuleShown other = RuleShown.read(row, SECOND_RULE);
        String[] addresses = (String[]) row.getArray(2).getArray();
        return new OverlapShown(one.id() + "-" + other.id(), row.getLong(1), one, other, List.of(addresses));
    }
}
