package kz.tizim.certificate;

import kz.tizim.bench.Callers;
import kz.tizim.bench.Comparison;
import org.junit.jupiter.api.Test;

/** Redemptions over HTTP, compared with the bare transaction. */
class RedemptionBench {
    private static final double BOUND = 1;
    private static final Comparison COMPARISON = new Comparison("redemption", 120_000, 8_000, 5);

    @Test
    void redemptionsKeepUpWithTheBareTransaction() throws Exception {
        try (PollingDay day = PollingDay.begin(COMPARISON.total())) {
            try (Callers baseline = day.baseline();
                    Callers desks = day.desks()) {
                COMPARISON.requireRatio(baseline, desks, day.jar(), BOUND);
            }
            day.audit();
        }
    }
}
