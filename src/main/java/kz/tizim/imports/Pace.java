package kz.tizim.imports;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How fast an import is worked on. What comes in is counted. Checking and applying are few statements over all rows, of
 * which the server tells no progress: they are expected to take as long a row as with the last import of the kind.
 *
 * @param secondsLeft of the stage; null while nobody knows how much is to come
 */
record Pace(long rowsPerSecond, @Nullable Long secondsLeft) {
    // Where no import was before: receiving, checking and applying took 21, 4 and 33 parts of a hundred of the time of
    // a
    // whole country's first extract, its lists included.
    private static final double CHECK_BY_RECEIVE = 4.0 / 21;
    private static final double APPLY_BY_RECEIVE = 33.0 / 21;
    private static final double INSTANT = 0.001;

    /** That of the stage which an import is in; null where nothing is under way, or nothing is known. */
    static @Nullable Pace of(ImportRun run, OffsetDateTime now) {
        return switch (run.state) {
            case RECEIVING -> receiving(run, seconds(run.createdAt, now));
            case CHECKING ->
                expected(run, ImportRun.latest(run.kind, "checkSeconds"), CHECK_BY_RECEIVE, seconds(run.stateAt, now));
            case APPLYING ->
                expected(run, ImportRun.latest(run.kind, "applySeconds"), APPLY_BY_RECEIVE, seconds(run.stateAt, now));
            default -> null;
        };
    }

    private static Pace receiving(ImportRun run, double passed) {
        Long expected = run.expectedBytes;
        return new Pace(
                Math.round(run.readRows / passed),
                expected == null || run.bytes == 0 ? null : Math.round((expected - run.bytes) * passed / run.bytes));
    }

    /** Time is left as long as the stage lasts, though it should take longer than expected. */
    private static @Nullable Pace expected(
            ImportRun run, @Nullable Double secondsOfARow, double byReceive, double passed) {
        Double received = run.receiveSeconds;
        double whole =
                secondsOfARow != null ? secondsOfARow * run.readRows : received == null ? 0 : received * byReceive;
        return whole == 0 ? null : new Pace(Math.round(run.readRows / whole), Math.max(1, Math.round(whole - passed)));
    }

    /** How long a stage has taken. */
    static double seconds(OffsetDateTime since, OffsetDateTime now) {
        return Math.max(INSTANT, Duration.between(since, now).toMillis() / 1000.0);
    }
}
