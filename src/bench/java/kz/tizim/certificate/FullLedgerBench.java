package kz.tizim.certificate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.tizim.bench.Callers;
import org.junit.jupiter.api.Test;

/** Redemptions at a steady pace, and in the evening of a polling day on which eight million have voted. */
class FullLedgerBench {
    private static final int WARM_UP = 40_000;
    private static final int PACE = 1_000;
    private static final int AT_PACE = 20 * PACE;
    private static final double MILLIS = 100;
    private static final int ROUND = 8_000;
    private static final int ROUNDS = 5;
    private static final double SLOWER = 0.9;
    private static final long VOTED = Long.getLong("tizim.bench.voted", 8_000_000);

    // Votes of citizens whom the rest of the database need not know: what counts is how many rows there are.
    private static final List<String> FULL_DAY = List.of("""
            insert into ledger_entry (election_id, contest_id, iin, seq, entry_id, precinct_id, channel, basis, account_id,
                                      admitted_at)
            select %1$d, (select min(id) from contest where election_id = %1$d), 100000000000 + n * cast(9973 as bigint), 0,
                   gen_random_uuid(), 1 + n %% 10060, 'STATION', 'HOME_LIST', 1, deciding_time()
            from generate_series(1, %2$d) n""", """
            insert into attempt (iin, key, request_hash, status, answer, at)
            select 100000000000 + n * cast(9973 as bigint), gen_random_uuid()::text, sha256(n::text::bytea), 201,
                   '{"results":[{"contest":"mazhilis","outcome":"ADMITTED","ledgerEntry":"' || gen_random_uuid() || '"}]}',
                   deciding_time()
            from generate_series(1, %2$d) n""", """
            insert into audit (id, account_id, action, outcome, election_id, precinct_id, iin, subject)
            select uuidv7(), 1, 'ballot', 'DONE', %1$d, 1 + n %% 10060, 100000000000 + n * cast(9973 as bigint), 'mazhilis'
            from generate_series(1, %2$d) n""");

    @Test
    void aFullLedgerIsAsFastAsAnEmptyOne() throws Exception {
        int measured = ROUND * ROUNDS;
        try (PollingDay day = PollingDay.begin(2 * (WARM_UP + measured) + AT_PACE)) {
            try (Callers baseline = day.baseline();
                    Callers desks = day.desks()) {
                baseline.run(0, WARM_UP);
                desks.run(0, WARM_UP);
                Callers.Round steady = desks.run(WARM_UP, AT_PACE, PACE);
                System.out.printf(
                        "redemptions at %,d/s: p50 %.1f ms, p99 %.1f ms, at most %.0f; longest %.1f ms%n",
                        PACE, steady.millis(0.5), steady.millis(0.99), MILLIS, steady.millis(1));
                double empty = ratio("empty ledger", baseline, desks, WARM_UP + AT_PACE);
                fill(day);
                int warmed = WARM_UP + AT_PACE + measured;
                desks.run(warmed, WARM_UP);
                double full = ratio("ledger of %,d".formatted(VOTED), baseline, desks, warmed + WARM_UP);
                System.out.printf("full to empty: %.2f, at least %.2f%n", full / empty, SLOWER);
                assertTrue(steady.millis(0.99) < MILLIS, "p99 at a steady pace");
                assertTrue(full / empty >= SLOWER, () -> "%.2f is below %.2f".formatted(full / empty, SLOWER));
            }
        }
    }

    /** The median ratio to the bare transaction, whose tables stay small: it tells how fast the machine is just now. */
    private static double ratio(String what, Callers baseline, Callers desks, int from) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Callers.Round base = baseline.run(from + i * ROUND, ROUND);
            Callers.Round served = desks.run(from + i * ROUND, ROUND);
            ratios.add(served.perSecond() / base.perSecond());
            System.out.printf(
                    "%s: baseline %6.0f/s   service %6.0f/s   ratio %.2f   p99 %.1f ms%n",
                    what, base.perSecond(), served.perSecond(), ratios.getLast(), served.millis(0.99));
        }
        Collections.sort(ratios);
        return ratios.get(ROUNDS / 2);
    }

    private static void fill(PollingDay day) throws IOException, SQLException {
        try (Connection owner = day.database().asOwner();
                Statement statement = owner.createStatement()) {
            for (String insert : FULL_DAY) {
                statement.execute(insert.formatted(day.election(), VOTED));
            }
        }
        day.database().settle();
    }
}
