package kz.tizim.voterlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tizim.registry.Folding;

/** The words of a search that names and addresses are looked through for. */
final class SearchWords {
    private static final int MOST = 8;
    private static final int TRIGRAM = 3;
    /** From as many on, half of a word's trigrams are more than those at its ends, of which there are three. */
    private static final int ENOUGH = 4;
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
            "дом",
            "уи",
            "кв",
            "пер",
            "г",
            "с",
            "ауылы",
            "каласы");

    private SearchWords() {}

    /**
     * One of them.
     *
     * @param typed in lower case, for house and flat
     * @param key folded, for names and streets
     */
    record Word(String typed, String key) {
        /** A pattern of {@code like}: anywhere in a text. */
        String anywhere() {
            return "%" + key + "%";
        }

        /** Whether it may be a house or a flat. */
        boolean isNumber() {
            return typed.length() <= SHORT || typed.chars().anyMatch(Character::isDigit);
        }

        /**
         * That {@code word_similarity} finds half of the word or more in a text. It is asked last, of the few texts that have
         * one of the trigrams within the word, and half of all its trigrams: it takes several times as long as these tests. Of
         * short words, and those with more than letters and digits, it is asked at once.
         */
        Condition likeIn(String text) {
            List<String> within = IntStream.rangeClosed(0, key.length() - TRIGRAM)
                    .mapToObj(at -> key.substring(at, at + TRIGRAM))
                    .distinct()
                    .toList();
            String similar = "word_similarity(?, " + text + ") >= 0.5";
            if (within.size() < ENOUGH || !key.chars().allMatch(Character::isLetterOrDigit)) {
                return new Condition(similar, List.of(key));
            }
            Stream<String> ends =
                    Stream.of(" " + key.charAt(0), " " + key.substring(0, 2), key.substring(key.length() - 2) + " ");
            List<String> all = Stream.concat(ends, within.stream()).toList();
            String has = all.stream()
                    .map(_ -> "cast(' ' || " + text + " || ' ' like ? as integer)")
                    .collect(Collectors.joining(" + "));
            var parameters = new ArrayList<Object>();
            parameters.add(String.join("|", within));
            all.forEach(trigram -> parameters.add("%" + trigram + "%"));
            parameters.add((all.size() + 1) / 2);
            parameters.add(key);
            return new Condition(text + " ~ ? and " + has + " >= ? and " + similar, parameters);
        }
    }

    /**
     * A condition in SQL.
     *
     * @param parameters of the question marks
     */
    record Condition(String sql, List<Object> parameters) {}

    static List<Word> of(String query) {
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("[\\s,;.\"«»()]+"))
                .flatMap(typed -> Arrays.stream(Folding.key(typed).split(" ")).map(key -> new Word(typed, key)))
                .filter(word -> !word.key.isEmpty() && !KINDS.contains(word.key))
                .limit(MOST)
                .toList();
    }
}
