package kz.tizim.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Refuses bursts from one origin, so that nobody tries out numbers or passwords (OWASP API Security, API4 and API2). The
 * origin is the address that has called, or that a proxy of ours names.
 */
@ApplicationScoped
public class Bursts {
    /** Name of the fact that tells after how many seconds it may be tried again. */
    static final String RETRY_AFTER = "retryAfter";

    private final RoutingContext request;
    private final Origins lookups;
    private final Origins signIns;

    Bursts(RoutingContext request, LimitConfig config) {
        this.request = request;
        lookups = new Origins(config.lookupsPerMinute());
        signIns = new Origins(config.signInsPerMinute());
    }

    /** What is counted, each for itself. */
    public enum Kind {
        LOOKUP,
        SIGN_IN
    }

    /**
     * Counts the present request.
     *
     * @throws ProblemException {@code too-many-requests} with the seconds after which one more is taken
     */
    public void count(Kind kind) {
        Origins origins = switch (kind) {
            case LOOKUP -> lookups;
            case SIGN_IN -> signIns;
        };
        Duration wait = origins.take(request.request().remoteAddress().host());
        if (!wait.isZero()) {
            throw ProblemType.TOO_MANY_REQUESTS
                    .with("Too many requests come from this address: wait a little.")
                    .with(RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds())
                    .exception();
        }
    }

    /** Seconds after which a problem may be tried again, 0 where it does not tell. */
    public static long retryAfter(Problem problem) {
        return problem.facts().get(RETRY_AFTER) instanceof Long seconds ? seconds : 0;
    }
}
