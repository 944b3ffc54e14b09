package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.Selector;
import kz.tizim.precinct.SelectorReading;
import kz.tizim.voterlist.BoundaryReport.CrowdedPrecinct;
import kz.tizim.voterlist.BoundaryReport.Doubt;
import kz.tizim.voterlist.BoundaryReport.DoubtfulRule;
import kz.tizim.voterlist.BoundaryReport.UncoveredStreet;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with the boundaries of an election. Some questions read the whole list: seconds in a country. */
@ApplicationScoped
class BoundaryReports {
    private static final int RULES_AT_ONCE = 5_000;

    private static final String WAITING = """
            from unassigned u join citizen c on c.iin = u.iin
            where u.election_id = %d and u.reason = 'NO_RULE' and u.decided_at is null
            group by c.kato, c.street""";
    private static final String UNCOVERED = """
            select c.kato, c.street, count(*), count(distinct c.house),
                   (array_agg(distinct c.house order by c.house))[1:20]
            """ + WAITING + """

            order by count(*) desc, c.kato, c.street offset %d limit %d""";
    private static final String IN_FORCE = "b.valid_from <= ? and (b.valid_to is null or b.valid_to >= ?)";
    /** The rules in use are gathered first: for each rule by itself the whole list would be read. */
    private static final String UNUSED = """
            with used as materialized (
                select boundary_id from voter where election_id = %1$d and boundary_id is not null group by boundary_id
                union select first_boundary from unassigned where election_id = %1$d
                union select second_boundary from unassigned where election_id = %1$d)
            select %3$s
            from boundary b join precinct pb on pb.id = b.precinct_id
            where b.id > %2$d and """ + " " + IN_FORCE + """

              and not exists (select from used where used.boundary_id = b.id)
            """;

    private static final String CROWDED = """
            select p.code, p.capacity, listed.voters
            from (select precinct_id, count(*) as voters from voter where election_id = %d group by precinct_id) listed
            join precinct p on p.id = listed.precinct_id
            where listed.voters > p.capacity
            """;
    private static final String RULES = "select " + RuleShown.columns("b") + ", b.selector"
            + " from boundary b join precinct pb on pb.id = b.precinct_id where b.id > %d and " + IN_FORCE
            + " order by b.id limit " + RULES_AT_ONCE;

    private final AgroalDataSource database;

    BoundaryReports(AgroalDataSource database) {
        this.database = database;
    }

    /** The figures. */
    @Transactional
    BoundaryReport report(ElectionFacts election) {
        List<long[]> uncovered = rows(
                "select count(*), coalesce(sum(citizens), 0) from (select count(*) as citizens "
                        + WAITING.formatted(election.id()) + ") streets",
                null,
                row -> new long[] {row.getLong(1), row.getLong(2)});
        ListBuild build = ListBuild.findById(election.id());
        return new BoundaryReport(
                uncovered.getFirst()[0],
                uncovered.getFirst()[1],
                build == null ? 0 : build.overlapPairs,
                count(UNUSED.formatted(election.id(), 0, "1"), election),
                count(CROWDED.formatted(election.id()), null));
    }

    /** Streets with houses that no rule takes, those with most citizens first. */
    List<UncoveredStreet> uncovered(ElectionFacts election, int after, int limit) {
        return rows(
                UNCOVERED.formatted(election.id(), after, limit),
                null,
                row -> new UncoveredStreet(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), List.of((String[])
                                row.getArray(5).getArray())));
    }

    /** Rules that list nobody, by their ids. */
    List<RuleShown> unused(ElectionFacts election, int after, int limit) {
        return rows(
                UNUSED.formatted(election.id(), after, RuleShown.columns("b")) + " order by b.id limit " + limit,
                election,
                row -> RuleShown.read(row, 1));
    }

    /** Precincts with more voters than they can serve. */
    List<CrowdedPrecinct> crowded(ElectionFacts election, int after, int limit) {
        return rows(
                CROWDED.formatted(election.id()) + " order by p.region_code, p.number offset " + after + " limit "
                        + limit,
                null,
                row -> new CrowdedPrecinct(row.getString(1), row.getInt(2), row.getLong(3)));
    }

    private record Written(RuleShown rule, String selector) {}

    /** Rules that look like slips of the pen, by their ids. */
    List<DoubtfulRule> doubtful(ElectionFacts election, int after, int limit) {
        var doubtful = new ArrayList<DoubtfulRule>();
        int last = after;
        List<Written> rules;
        do {
            rules = rows(RULES.formatted(last), election, row -> new Written(RuleShown.read(row, 1), row.getString(7)));
            for (Written written : rules) {
                last = written.rule().id();
                if (Selector.read(written.selector()) instanceof SelectorReading.Read(var _, var warnings)
                        && !warnings.isEmpty()) {
                    doubtful.add(new DoubtfulRule(written.rule(), doubts(warnings)));
                }
                if (doubtful.size() == limit) {
                    return doubtful;
                }
            }
        } while (rules.size() == RULES_AT_ONCE);
        return doubtful;
    }

    private static List<Doubt> doubts(List<SelectorReading.Warning> warnings) {
        return warnings.stream()
                .map(warning -> new Doubt(warning.position(), warning.doubt().name(), warning.hint()))
                .toList();
    }

    private long count(String sql, @Nullable ElectionFacts inForceFor) {
        return rows("select count(*) from (" + sql + ") found", inForceFor, row -> row.getLong(1))
                .getFirst();
    }

    /** @param inForceFor whose polling day goes into {@link #IN_FORCE}; null where that is no part of the statement */
    private <T> List<T> rows(String sql, @Nullable ElectionFacts inForceFor, Rows.Reader<T> reader) {
        Object[] parameters =
                inForceFor == null ? new Object[0] : new Object[] {inForceFor.pollingDay(), inForceFor.pollingDay()};
        return Rows.read(database, reader, sql, parameters);
    }
}
