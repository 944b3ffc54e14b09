package kz.tizim.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Refuses bursts of failing attempts from one origin, so that nobody tries out numbers or passwords (OWASP API Security, API4
 * and API2). The origin is the address that has called, or that a proxy of ours names. Behind it may be a whole hall or a
 * mobile network: what succeeds is not counted, and of what fails less is let through on one citizen or account than in all.
 */
@ApplicationScoped
public class Bursts {
    /** Name of the fact that tells after how many seconds it may be tried again. */
    static final String RETRY_AFTER = "retryAfter";

    private final RoutingContext request;
    private final MeterRegistry metrics;
    private final Origins lookups;
    private final Origins signIns;

    Bursts(RoutingContext request, MeterRegistry metrics, LimitConfig config) {
        this.request = request;
        this.metrics = metrics;
        lookups = new Origins(config.lookupsPerMinute());
        signIns = new Origins(config.signInsPerMinute());
    }

    /** What is tried, each counted for itself. */
    public enum Kind {
        LOOKUP,
        SIGN_IN
    }

    /** One attempt; it counts unless it has succeeded. */
    public static final class Attempt {
        private final Origins origins;
        private final String address;
        private final String subject;

        private Attempt(Origins origins, String address, String subject) {
            this.origins = origins;
            this.address = address;
            this.subject = subject;
        }

        /** It was no guess. */
        public void succeeded() {
            origins.giveBack(address, subject);
        }
    }

    /**
     * Begins an attempt by the present request.
     *
     * @param subject the citizen or account that it is about
     * @throws ProblemException {@code too-many-requests} with the seconds after which one more is taken
     */
    public Attempt begin(Kind kind, String subject) {
        Origins origins = switch (kind) {
            case LOOKUP -> lookups;
            case SIGN_IN -> signIns;
        };
        String address = request.request().remoteAddress().host();
        Duration wait = origins.take(address, subject);
        if (!wait.isZero()) {
            metrics.counter("tizim.bursts", "kind", kind.name()).increment();
            throw ProblemType.TOO_MANY_REQUESTS
                    .with("Too many requests come from this address: wait a little.")
                    .with(RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds())
                    .exception();
        }
        return new Attempt(origins, address, subject);
    }

    /** Seconds after which a problem may be tried again, 0 where it does not tell. */
    public static long retryAfter(Problem problem) {
        return problem.facts().get(RETRY_AFTER) instanceof Long seconds ? seconds : 0;
    }
}
