package kz.tizim.page;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the pages, and how it writes dates, times and numbers. */
public enum Language {
    KK("Қазақша", "yyyy 'ж.' d MMMM"),
    RU("Русский", "d MMMM yyyy 'г.'"),
    EN("English", "d MMMM yyyy");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final String ownName;
    private final Locale locale;
    private final DateTimeFormatter day;

    Language(String ownName, String day) {
        this.ownName = ownName;
        this.locale = Locale.of(name().toLowerCase(Locale.ROOT));
        this.day = DateTimeFormatter.ofPattern(day, locale);
    }

    /** The language of a tag such as {@code ru}. */
    public static Optional<Language> of(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The tag of BCP 47. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    /** That of three texts which is in this language. */
    public String choose(String kk, String ru, String en) {
        return switch (this) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /** Day and time by the clock of the time's own offset. */
    public String moment(OffsetDateTime time) {
        return day.format(time) + ", " + CLOCK.format(time);
    }

    public String clock(OffsetDateTime time) {
        return CLOCK.format(time);
    }

    public String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }
}
