package kz.tizim.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * When something was printed, and whether it is of a rehearsal.
 *
 * @param at by the clock of the place that it is printed for
 */
public record Stamp(OffsetDateTime at, boolean rehearsal) {
    /** Stands on every page of a rehearsal. */
    public static final String REHEARSAL = "ЖАТТЫҒУ — РЕПЕТИЦИЯ — REHEARSAL";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss xxx");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    /** What marks a rehearsal, for templates. */
    public String mark() {
        return REHEARSAL;
    }

    /** The time of printing, as people of all three languages read it. */
    public String text() {
        return at.format(TIME);
    }

    /** A day as it is printed. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A time as it is printed, by the clock of a place. */
    public static String time(Instant time, ZoneId zone) {
        return time.atZone(zone).format(TIME);
    }
}
