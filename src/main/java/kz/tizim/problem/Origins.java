package kz.tizim.problem;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What origins have asked lately: each has a bucket of tokens, which fills again at an even pace. Those that were not heard
 * of for the longest time are forgotten first.
 */
final class Origins {
    /** Some hundred bytes each. */
    private static final int MOST = 20_000;

    private static final int NETWORK_BYTES = 8;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    Origins(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes a token of an address; what has to pass until there is one, zero where it was taken. */
    Duration take(String address) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        var probe = bucket(origin(address)).tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String origin) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    origin,
                    _ -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /** Of IPv6 the network: whoever has one has all its addresses. */
    static String origin(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")) instanceof Inet6Address long6
                    ? Arrays.toString(Arrays.copyOf(long6.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
