package kz.tizim.election;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Elections and the time, for what is told to the public: read once a second, however many ask. Whoever decides asks the
 * {@link DecidingClock}.
 */
@ApplicationScoped
public class PublicCalendar {
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final DecidingClock clock;
    private volatile @Nullable Page page;

    PublicCalendar(DecidingClock clock) {
        this.clock = clock;
    }

    /**
     * What was read together.
     *
     * @param readAt by the clock of {@link System#nanoTime}
     * @param now the deciding time at that moment
     * @param elections the earliest first
     */
    private record Page(long readAt, OffsetDateTime now, List<ElectionFacts> elections) {}

    /** The deciding time; where another instance moved the clock of a rehearsal, within a second. */
    public OffsetDateTime now() {
        Page read = page();
        return read.now.plusNanos(System.nanoTime() - read.readAt);
    }

    /** The first election whose polling day is not over. */
    public Optional<ElectionFacts> next() {
        OffsetDateTime now = now();
        return page().elections.stream()
                .filter(election -> !election.pollingDay()
                        .isBefore(now.atZoneSameInstant(election.zone()).toLocalDate()))
                .findFirst();
    }

    /** The election of a code; one made within the last second may not be known yet. */
    public Optional<ElectionFacts> election(String code) {
        return page().elections.stream()
                .filter(election -> election.code().equals(code))
                .findFirst();
    }

    /** Lets what this instance has just changed be seen at once. */
    synchronized void turn() {
        page = null;
    }

    private Page page() {
        Page read = page;
        return read == null || System.nanoTime() - read.readAt > KEPT_NANOS ? readAgain(read) : read;
    }

    private synchronized Page readAgain(@Nullable Page outdated) {
        Page read = page;
        if (read == null || read == outdated) {
            OffsetDateTime now = clock.now();
            read = new Page(System.nanoTime(), now, elections());
            page = read;
        }
        return read;
    }

    @Transactional
    List<ElectionFacts> elections() {
        return Election.<Election>find("order by pollingDay, id").page(0, 1000).stream()
                .map(ElectionFacts::of)
                .toList();
    }
}
