package kz.tizim.problem;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;

/** What origins have tried lately, in all and on one citizen or account. */
final class Origins {
    /** Who mistypes a password or a number does not do so more often; of ten thousand numbers so few tell nothing. */
    private static final int ON_ONE = 10;

    private static final int NETWORK_BYTES = 8;

    private final int perMinute;
    private final Buckets inAll;
    private final Buckets onOne;

    Origins(int perMinute) {
        this.perMinute = perMinute;
        this.inAll = new Buckets(perMinute);
        this.onOne = new Buckets(Math.min(ON_ONE, perMinute));
    }

    /**
     * Counts an attempt.
     *
     * @param subject whom or what it is about
     * @return what has to pass until there may be one, zero where it is now
     */
    Duration take(String address, String subject) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        String origin = origin(address);
        Duration wait = onOne.take(both(origin, subject));
        if (wait.isZero()) {
            wait = inAll.take(origin);
            if (!wait.isZero()) {
                onOne.giveBack(both(origin, subject));
            }
        }
        return wait;
    }

    /** An attempt that {@link #take} has counted does not count: it was no guess. */
    void giveBack(String address, String subject) {
        if (perMinute > 0) {
            String origin = origin(address);
            onOne.giveBack(both(origin, subject));
            inAll.giveBack(origin);
        }
    }

    private static String both(String origin, String subject) {
        return origin + ' ' + subject;
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
