package kz.tizim.voterlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tizim.registry.Folding;

/** The words of a search that names and addresses are looked through for. */
final class SearchWords {
    private static final int MOST = 8;
    private static final int TRIGRAM = 3;
    /** As in «12/3А-44». */
    private static final Pattern HOUSE_AND_FLAT = Pattern.compile("(\\d\\S*)-(\\d+\\p{L}?)");
    /** Houses and flats without any digit are short: a letter, or "б/н". */
    private static final int SHORT = 3;

    /** Words of an address that say what kind of thing the next word names; most names hold one of them too. */
    private static final Set<String> KINDS = Set.of(
            "ул",
            "улица",
            "коше",
            "кошеси",
            "пр",
            "просп",
            "проспект",
            "дангылы",
            "мкр",
            "микрорайон",
            "пер",
            "переулок",
            "г",
            "с",
            "ауылы",
            "каласы");

    private SearchWords() {}

    /**
     * One of them.
     *
     * @param typed in lower case, for house and flat, and for streets that are written in Latin
     * @param key folded, for names and streets
     * @param whole the same as typed; of a house and a flat with a hyphen between them both, which may also be one house
     */
    record Word(String typed, String key, String whole) {
        Word(String typed, String key) {
            this(typed, key, typed);
        }

        /** Whether it may be a house or a flat. */
        boolean isNumber() {
            return typed.length() <= SHORT || typed.chars().anyMatch(Character::isDigit);
        }

        /** Whether it is a letter or two, which most names have somewhere. */
        boolean isInitial() {
            return key.length() < TRIGRAM && typed.chars().noneMatch(Character::isDigit);
        }

        /**
         * That {@code word_similarity} finds half of the word or more in a text. It is asked last, of the few texts that have
         * half of the word's trigrams somewhere, hence one of all but the other half: looking for one takes a twentieth of its
         * time. Of words that hold more than letters and digits it is asked at once.
         *
         * @param text a column, or what binds as tightly, of words with a space between them
         */
        Condition likeIn(String text) {
            String similar = "word_similarity(?, " + text + ") >= 0.5";
            if (!key.chars().allMatch(Character::isLetterOrDigit)) {
                return new Condition(similar, List.of(key));
            }
            List<String> trigrams = trigrams();
            int half = (trigrams.size() + 1) / 2;
            List<String> first = trigrams.subList(0, trigrams.size() - half + 1);
            String one = first.stream().map(trigram -> has(text, trigram)).collect(Collectors.joining(" or "));
            String count = trigrams.stream()
                    .map(trigram -> "cast(" + has(text, trigram) + " as integer)")
                    .collect(Collectors.joining(" + "));
            var parameters = new ArrayList<Object>(first);
            parameters.addAll(trigrams);
            parameters.add(half);
            parameters.add(key);
            return new Condition("(" + one + ") and " + count + " >= ? and " + similar, parameters);
        }

        /** A text begins and ends as if there were spaces around it. */
        private static String has(String text, String trigram) {
            String before = trigram.startsWith(" ") ? "' ' || " : "";
            String behind = trigram.endsWith(" ") ? " || ' '" : "";
            return "strpos(" + before + text + behind + ", ?) > 0";
        }

        /**
         * Each once, those within the word first, which are looked for in the text as it is. Of the one with two spaces,
         * PostgreSQL's first, what a text has that begins with one; last, as it is common.
         */
        private List<String> trigrams() {
            String spaced = " " + key + " ";
            Stream<String> within = IntStream.rangeClosed(0, spaced.length() - TRIGRAM)
                    .mapToObj(at -> spaced.substring(at, at + TRIGRAM))
                    .sorted(Comparator.comparing(trigram -> trigram.contains(" ")));
            return Stream.concat(within, Stream.of(spaced.substring(0, 2)))
                    .distinct()
                    .toList();
        }
    }

    /**
     * A condition in SQL.
     *
     * @param parameters of the question marks
     */
    record Condition(String sql, List<Object> parameters) {
        /** This one, or the other. */
        Condition or(Condition other) {
            return new Condition(
                    sql + " or " + other.sql,
                    Stream.concat(parameters.stream(), other.parameters.stream())
                            .toList());
        }
    }

    static List<Word> of(String query) {
        return Arrays.stream(HouseWords.joined(query.toLowerCase(Locale.ROOT)).split("[\\s\\u00A0,;.№\"«»()]+"))
                .flatMap(SearchWords::words)
                .filter(word -> !word.key.isEmpty() && !KINDS.contains(word.key) && !HouseWords.isKind(word.key))
                .limit(MOST)
                .toList();
    }

    private static Stream<Word> words(String whole) {
        Matcher pair = HOUSE_AND_FLAT.matcher(whole);
        Stream<String> parts = pair.matches() ? Stream.of(pair.group(1), pair.group(2)) : Stream.of(whole);
        return parts.flatMap(
                typed -> Arrays.stream(Folding.key(typed).split(" ")).map(key -> new Word(typed, key, whole)));
    }
}
