package kz.tizim.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.database.Prepared;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.precinct.PrecinctFacts;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TurnoutCount} has counted for one precinct, up to its last count. */
@ApplicationScoped
class CountersService {
    private static final String COUNTS = """
            select u.counted_at, c.contest_id, c.hour, c.channel, c.basis, sum(c.settled + c.recent)
            from turnout_until u
            left join turnout_count c on c.election_id = u.election_id and c.precinct_id = ?
            where u.election_id = ?
            group by 1, 2, 3, 4, 5
            order by c.channel desc, c.basis desc, c.hour""";
    private static final String CERTIFICATES = """
            select contest_id, count(*), count(*) filter (where state = 'ISSUED')
            from certificate where election_id = ? and home_precinct_id = ? group by 1""";

    // As the closing counts them.
    private static final String PAPER = """
            select contest_id, sum(late), sum(voided), sum(conflicts), sum(spoiled) from (
                select e.contest_id, (v.seq is null and e.paper_at is not null)::int as late, (v.seq is not null)::int as voided,
                       0 as conflicts,
                       (select count(*) from ledger_replacement r
                        where (r.election_id, r.contest_id, r.iin, r.seq)
                              = (e.election_id, e.contest_id, e.iin, e.seq)) as spoiled
                from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.election_id = ? and e.precinct_id = ?
                union all
                select k.contest_id, 0, 0, 1, k.spoiled from ledger_conflict k
                where k.election_id = ? and k.precinct_id = ? and %s) counted
            group by 1""".formatted(LedgerConflict.STANDS);

    private final AgroalDataSource database;
    private final Map<Asked, Paper> kept = new ConcurrentHashMap<>();

    private record Asked(int election, int precinct) {}

    /** What was read of one contest. */
    private record OnPaper(long late, long voided, long conflicts, long spoiled) {}

    /** What was read of a precinct by contest, since the count of that moment: it goes through the precinct's entries. */
    private record Paper(OffsetDateTime countedAt, Map<Integer, OnPaper> contests) {}

    CountersService(AgroalDataSource database) {
        this.database = database;
    }

    private static final class Sums {
        private final Map<OffsetDateTime, Long> hours = new TreeMap<>();
        private final Map<Way, Long> ways = new LinkedHashMap<>();
        private long issued;
        private long out;
        private OnPaper paper = new OnPaper(0, 0, 0, 0);

        private record Way(String channel, String basis) {}

        Counters.ContestCounters shown(String contest) {
            List<Counters.EntryCount> entries = new ArrayList<>();
            ways.forEach((way, many) -> entries.add(new Counters.EntryCount(way.channel, way.basis, many)));
            List<Turnout.HourCount> shown = new ArrayList<>();
            hours.forEach((hour, many) -> shown.add(new Turnout.HourCount(hour, many)));
            long redeemed = entries.stream()
                    .filter(entry -> entry.basis().equals("CERTIFICATE"))
                    .mapToLong(Counters.EntryCount::voted)
                    .sum();
            long voted = entries.stream().mapToLong(Counters.EntryCount::voted).sum();
            return new Counters.ContestCounters(
                    contest,
                    voted,
                    entries,
                    shown,
                    issued,
                    out,
                    redeemed,
                    paper.late,
                    paper.voided,
                    paper.conflicts,
                    paper.spoiled);
        }
    }

    /** The counters of a precinct. */
    Counters counters(ElectionFacts election, PrecinctFacts precinct) {
        Map<Integer, Sums> sums = new LinkedHashMap<>();
        election.contestsAt(precinct.kato()).forEach(contest -> sums.put(contest.id(), new Sums()));
        try (Connection connection = database.getConnection()) {
            OffsetDateTime countedAt = readCounts(connection, election, precinct, sums);
            readCertificates(connection, election, precinct, sums);
            paper(connection, new Asked(election.id(), precinct.id()), countedAt)
                    .forEach((contest, paper) -> sums.computeIfAbsent(contest, _ -> new Sums()).paper = paper);
            List<Counters.ContestCounters> contests = election.contests().stream()
                    .filter(contest -> sums.containsKey(contest.id()))
                    .map(contest -> shown(contest, sums))
                    .toList();
            return new Counters(precinct.code(), countedAt, contests);
        } catch (SQLException e) {
            throw new IllegalStateException("counters cannot be read, SQLState " + e.getSQLState(), e);
        }
    }

    private static Counters.ContestCounters shown(ContestFacts contest, Map<Integer, Sums> sums) {
        return sums.getOrDefault(contest.id(), new Sums()).shown(contest.code());
    }

    private static @Nullable OffsetDateTime readCounts(
            Connection connection, ElectionFacts election, PrecinctFacts precinct, Map<Integer, Sums> sums)
            throws SQLException {
        OffsetDateTime countedAt = null;
        try (PreparedStatement select = Prepared.of(connection, COUNTS, precinct.id(), election.id());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                countedAt = row.getObject(1, OffsetDateTime.class);
                int contest = row.getInt(2);
                if (!row.wasNull()) {
                    Sums own = sums.computeIfAbsent(contest, _ -> new Sums());
                    long many = row.getLong(6);
                    own.hours.merge(row.getObject(3, OffsetDateTime.class), many, Long::sum);
                    own.ways.merge(new Sums.Way(row.getString(4), row.getString(5)), many, Long::sum);
                }
            }
        }
        return countedAt;
    }

    private static void readCertificates(
            Connection connection, ElectionFacts election, PrecinctFacts precinct, Map<Integer, Sums> sums)
            throws SQLException {
        try (PreparedStatement select = Prepared.of(connection, CERTIFICATES, election.id(), precinct.id());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Sums own = sums.computeIfAbsent(row.getInt(1), _ -> new Sums());
                own.issued = row.getLong(2);
                own.out = row.getLong(3);
            }
        }
    }

    /** Read once for each count, since a count tells of acts up to its moment. */
    private Map<Integer, OnPaper> paper(Connection connection, Asked asked, @Nullable OffsetDateTime countedAt)
            throws SQLException {
        Paper known = kept.get(asked);
        if (known != null && known.countedAt.equals(countedAt)) {
            return known.contests;
        }
        Map<Integer, OnPaper> contests = new HashMap<>();
        try (PreparedStatement select =
                        Prepared.of(connection, PAPER, asked.election, asked.precinct, asked.election, asked.precinct);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                contests.put(
                        row.getInt(1), new OnPaper(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
        if (countedAt != null) {
            kept.put(asked, new Paper(countedAt, contests));
        }
        return contests;
    }
}
