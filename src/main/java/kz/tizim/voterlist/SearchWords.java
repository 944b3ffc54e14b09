package kz.tizim.voterlist;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import kz.tizim.registry.Folding;

/** The words of a search that names and addresses are looked through for. */
final class SearchWords {
    private static final int MOST = 8;
    private static final int TRIGRAM = 3;
    /** From as many on, half of a word's trigrams are more than those at its ends, of which there are three. */
    private static final int ENOUGH = 4;

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

        /**
         * A regular expression that all texts match in which {@code word_similarity} finds half of the word or more, and few
         * others: it has one of the trigrams within the word. It is several times as fast; of a short word it says nothing.
         */
        String hint() {
            List<String> within = IntStream.rangeClosed(0, key.length() - TRIGRAM)
                    .mapToObj(at -> key.substring(at, at + TRIGRAM))
                    .distinct()
                    .toList();
            boolean plain = key.chars().allMatch(Character::isLetterOrDigit);
            return plain && within.size() >= ENOUGH ? String.join("|", within) : "";
        }
    }

    static List<Word> of(String query) {
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("[\\s,;.\"«»()]+"))
                .flatMap(typed -> Arrays.stream(Folding.key(typed).split(" ")).map(key -> new Word(typed, key)))
                .filter(word -> !word.key.isEmpty() && !KINDS.contains(word.key))
                .limit(MOST)
                .toList();
    }
}
