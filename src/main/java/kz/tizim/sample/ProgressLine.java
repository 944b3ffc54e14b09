package kz.tizim.sample;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows progress: on a terminal a bar drawn again in place four times a second at most, elsewhere a line every five seconds. */
final class ProgressLine implements SampleProgress {
    private static final int WIDTH = 30;
    private static final double SECOND = 1e9;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long start;
    private long lastDrawn;

    ProgressLine(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        start = nanos.getAsLong();
        lastDrawn = start;
    }

    @Override
    public void written(int citizens, int total) {
        long now = nanos.getAsLong();
        if (now - lastDrawn < (terminal ? SECOND / 4 : 5 * SECOND)) {
            return;
        }
        lastDrawn = now;
        draw(citizens, total, (now - start) / SECOND);
    }

    /** Completes the bar, so that what follows begins on a line of its own. */
    void finish(int total) {
        if (terminal) {
            draw(total, total, seconds());
            out.println();
        }
    }

    double seconds() {
        return (nanos.getAsLong() - start) / SECOND;
    }

    private void draw(int citizens, int total, double seconds) {
        double rate = seconds > 0 ? citizens / seconds : 0;
        double left = rate > 0 ? (total - citizens) / rate : 0;
        String figures = String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d citizens  %,.0f rows/s  %.0f s left",
                100L * citizens / total,
                citizens,
                total,
                rate,
                left);
        if (terminal) {
            int done = (int) ((long) WIDTH * citizens / total);
            // Carriage return, and erasure of what a longer line left behind.
            out.print("\r[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + figures + "\u001b[K");
            out.flush();
        } else {
            out.println(figures);
        }
    }
}
