package kz.tizim.print;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.election.Titles;
import org.jspecify.annotations.Nullable;

/** Texts of several parts on one line. */
public final class Words {
    private static final String BETWEEN = " / ";

    private Words() {}

    /** Three languages on one line. */
    public static String inLine(String kk, String ru, String en) {
        return String.join(BETWEEN, kk, ru, en);
    }

    /** Three languages on one line. */
    public static String inLine(Titles titles) {
        return inLine(titles.kk(), titles.ru(), titles.en());
    }

    /** Parts of a name or an address, without those that are absent. */
    public static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
