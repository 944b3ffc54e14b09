package kz.tizim.problem;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buckets of tokens by name, each of which fills again at an even pace. Those that were not heard of for the longest time are
 * forgotten first.
 */
final class Buckets {
    /** Some hundred bytes each. */
    private static final int MOST = 20_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    Buckets(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes a token; what has to pass until there is one, zero where it was taken. */
    Duration take(String name) {
        var probe = bucket(name).tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    void giveBack(String name) {
        bucket(name).addTokens(1);
    }

    private Bucket bucket(String name) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    name,
                    _ -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
