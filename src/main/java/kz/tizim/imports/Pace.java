package kz.tizim.imports;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How fast an import is worked on. What comes in is counted. Checking and applying are few statements over all rows, of
 * which the server tells no progress: they are expected to take as long a row as with an import before.
 *
 * @param rowsPerSecond of the stage that is under way
 * @param secondsLeft of that stage; null where nobody knows how much is to come, or it takes longer than expected
 */
record Pace(long rowsPerSecond, @Nullable Long secondsLeft) {
    // A guess where none was before. Receiving, checking and applying took 21, 4 and 33 parts of a hundred of the first
    // extract's time in NationalRun of 2026-11-30, with 11,918,000 citizens on two cores.
    private static final double CHECK_BY_RECEIVE = 4.0 / 21;
    private static final double APPLY_BY_RECEIVE = 33.0 / 21;
    private static final double INSTANT = 0.001;

    /** That of the stage which an import is in; null where nothing is under way, or nothing is known. */
    static @Nullable Pace of(ImportRun run, OffsetDateTime now) {
        return switch (run.state) {
            case RECEIVING -> receiving(run, now);
            case CHECKING -> expected(run, run.stateAt, run.checkOfARow(), CHECK_BY_RECEIVE, now);
            case APPLYING -> applying(run, run.applyBegunAt, now);
            default -> null;
        };
    }

    private static Pace receiving(ImportRun run, OffsetDateTime now) {
        double passed = seconds(run.stateAt, now);
        Long length = run.expectedBytes;
        return new Pace(
                Math.round(run.readRows / passed),
                length == null || run.bytes == 0 ? null : Math.round((length - run.bytes) * passed / run.bytes));
    }

    /** Nothing is known of one that queues behind others. */
    private static @Nullable Pace applying(ImportRun run, @Nullable OffsetDateTime begun, OffsetDateTime now) {
        return begun == null ? null : expected(run, begun, run.applyOfARow(), APPLY_BY_RECEIVE, now);
    }

    /**
     * A stage that nothing is counted of.
     *
     * @param ofARow what it took before, in seconds a row
     * @param byReceive what it takes for each second of receiving, where that is not known
     */
    static @Nullable Pace expected(
            ImportRun run, OffsetDateTime begun, @Nullable Double ofARow, double byReceive, OffsetDateTime now) {
        Double received = run.receiveSeconds;
        double whole;
        if (ofARow != null) {
            whole = Math.max(INSTANT, ofARow * run.readRows);
        } else if (received != null) {
            whole = received * byReceive;
        } else {
            return null;
        }
        double left = whole - seconds(begun, now);
        return new Pace(Math.round(run.readRows / whole), left > 0 ? (long) Math.ceil(left) : null);
    }

    /** The seconds between two times, at least a thousandth of one. */
    static double seconds(OffsetDateTime since, OffsetDateTime now) {
        return Math.max(INSTANT, Duration.between(since, now).toMillis() / 1000.0);
    }
}
