package kz.tizim.page;

import io.quarkus.qute.TemplateExtension;
import java.time.OffsetDateTime;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Election;
import kz.tizim.election.Titles;

/** What templates ask of values that know nothing of pages. */
@TemplateExtension
final class Values {
    private Values() {}

    /** By the clock of the capital, for what belongs to no precinct. */
    static OffsetDateTime inCapital(OffsetDateTime time) {
        return time.atZoneSameInstant(DecidingClock.CAPITAL).toOffsetDateTime();
    }

    static String in(Titles titles, Language language) {
        return language.choose(titles.kk(), titles.ru(), titles.en());
    }

    /** Of the tag that shows where lists stand. */
    static String colour(Election.ListsState state) {
        return switch (state) {
            case NONE -> "grey";
            case BUILDING -> "light-blue";
            case DRAFT -> "yellow";
            case HANDED_OVER, OPEN -> "green";
            case LOCKED -> "blue";
        };
    }
}
