package kz.tizim.watch;

import java.util.Map;
import kz.tizim.access.AlertKind;

/** Finds one kind of oddity. */
abstract class Detector {
    /**
     * SQL for a count, told in steps that double: what goes on growing is told again, but not each time somebody looks. It is
     * the limit {@code :least}, or twice, four times, eight times that.
     */
    static final String STEP =
            "cast(:least * power(2, floor(log(2, cast(count(*) as numeric) / cast(:least as integer)))) as integer)";

    private final AlertKind kind;
    private final String query;
    private final Map<String, Object> limits;

    /**
     * A detector.
     *
     * @param query what is odd: {@code election_id}, {@code precinct_id}, {@code subject}, {@code detail}, none of them null
     *     or personal. Place and subject stay the same for as long as it is the same oddity. {@code :now} is the deciding time
     * @param limits the query's other parameters
     */
    Detector(AlertKind kind, String query, Map<String, Object> limits) {
        this.kind = kind;
        this.query = query;
        this.limits = limits;
    }

    AlertKind kind() {
        return kind;
    }

    String query() {
        return query;
    }

    Map<String, Object> limits() {
        return limits;
    }
}
