package kz.tizim.election;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import kz.tizim.database.BusyException;
import org.jspecify.annotations.Nullable;

/**
 * Elections and the time, for what is told to the public: read once a second, however many ask. While the database does
 * not answer, what was read is shown for another minute. Whoever decides asks the {@link DecidingClock}.
 */
@ApplicationScoped
public class PublicCalendar {
    private static final Duration KEPT = Duration.ofSeconds(1);
    /** How old a page may be that is shown while the next one is read. */
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);
    private static final int PATIENCE_SECONDS = 5;
    private static final int DAYS_BACK = 400;
    private static final int MOST = 1000;

    private final DecidingClock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicInteger turns = new AtomicInteger();
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
    private record Page(long readAt, OffsetDateTime now, List<ElectionFacts> elections) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - readAt > age.toNanos();
        }
    }

    /** The deciding time; where another instance moved the clock of a rehearsal, within a second. */
    public OffsetDateTime now() {
        Page read = page();
        return read.now.plusNanos(System.nanoTime() - read.readAt);
    }

    /**
     * The first election whose polling day is not over everywhere on earth: when it is midnight in the capital, missions vote
     * and commissions count.
     */
    public Optional<ElectionFacts> next() {
        LocalDate today = lastDayOnEarth();
        return page().elections.stream()
                .filter(election -> !election.pollingDay().isBefore(today))
                .findFirst();
    }

    /** The elections of about a year whose polling day is over everywhere on earth, the earliest first. */
    public List<ElectionFacts> over() {
        LocalDate today = lastDayOnEarth();
        return page().elections.stream()
                .filter(election -> election.pollingDay().isBefore(today))
                .toList();
    }

    private LocalDate lastDayOnEarth() {
        return now().atZoneSameInstant(LAST_ON_EARTH).toLocalDate();
    }

    /** The election of a code; one made within the last second may not be known yet. */
    public Optional<ElectionFacts> election(String code) {
        return page().elections.stream()
                .filter(election -> election.code().equals(code))
                .findFirst();
    }

    /** Lets what this instance has just changed be seen at once. */
    void turn() {
        turns.incrementAndGet();
        page = null;
    }

    private Page page() {
        Page read = page;
        if (read != null && !read.isOlderThan(KEPT)) {
            return read;
        }
        if (!mayRead(read)) {
            if (read == null || read.isOlderThan(OLDEST)) {
                throw BusyException.tooManyWait();
            }
            return read;
        }
        try {
            Page meanwhile = page;
            return meanwhile == null || meanwhile.isOlderThan(KEPT) ? read() : meanwhile;
        } catch (RuntimeException e) {
            if (read == null || read.isOlderThan(OLDEST)) {
                throw e;
            }
            return read;
        } finally {
            reading.unlock();
        }
    }

    /** Whether the caller is to read the next page, rather than show the present one. */
    private boolean mayRead(@Nullable Page present) {
        try {
            return present != null && !present.isOlderThan(OLDEST)
                    ? reading.tryLock()
                    : reading.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Page read() {
        int turn = turns.get();
        OffsetDateTime now = clock.now();
        var read = new Page(System.nanoTime(), now, elections(now.toLocalDate().minusDays(DAYS_BACK)));
        page = read;
        if (turns.get() != turn) {
            page = null;
        }
        return read;
    }

    @Transactional
    List<ElectionFacts> elections(LocalDate since) {
        return Election.<Election>find("pollingDay >= ?1 order by pollingDay, id", since).page(0, MOST).stream()
                .map(ElectionFacts::of)
                .toList();
    }
}
