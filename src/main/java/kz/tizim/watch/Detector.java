package kz.tizim.watch;

import java.util.Map;
import kz.tizim.access.AlertKind;

/** Finds one kind of oddity. */
interface Detector {
    AlertKind kind();

    /**
     * What is odd: {@code election_id}, {@code precinct_id}, {@code subject}, {@code detail}, none of them null or personal.
     * Place and subject stay the same for as long as it is the same oddity. {@code :now} is the deciding time.
     */
    String query();

    /** The query's other parameters. */
    Map<String, Object> limits();
}
