package kz.tizim.precinct;

import java.util.HashMap;
import java.util.Map;
import kz.tizim.registry.Folding;

/** What kind of street a word stands for, in Russian and Kazakh. */
enum StreetKind {
    STREET("ул улица улицы кошеси кошелери кош коше"),
    AVENUE("пр пр-т пр-кт просп проспект проспекты дангылы дан"),
    LANE("пер переулок переулки туиыгы туиык тупик проезд отпеси"),
    BOULEVARD("б-р бул бульвар булвар гулзары"),
    ROAD("шоссе тасжолы тасжол"),
    SQUARE("пл площад аланы"),
    DISTRICT(
            "кв-л квартал орамы мкр мкрн мкр-н м-н м/р мк-н микрораион микрораионы ш/а ы/а м/а шагын шагынаудан шагынауданы "
                    + "ыкшам ыкшамаудан ыкшамауданы аудан ауданы"),
    ESTATE("ж/м жилои массив тургын алабы ж/к жк"),
    /** No kind: «имени» and its like, or no such word at all. */
    NONE("им имени атындагы");

    private static final Map<String, StreetKind> BY_WORD = byWord();

    private final String words;

    StreetKind(String words) {
        this.words = words;
    }

    /** Whether a folded word is one for a kind, and no part of a name. */
    static boolean isWord(String word) {
        return BY_WORD.containsKey(word);
    }

    /** The kind that the text of a street names first; {@link #NONE} if it names none. */
    static StreetKind of(String text) {
        for (String word : Folding.keyWithJoints(text).split(" ")) {
            StreetKind kind = BY_WORD.getOrDefault(word, NONE);
            if (kind != NONE) {
                return kind;
            }
        }
        return NONE;
    }

    private static Map<String, StreetKind> byWord() {
        Map<String, StreetKind> kinds = new HashMap<>();
        for (StreetKind kind : values()) {
            for (String word : kind.words.split(" ")) {
                kinds.put(word, kind);
            }
        }
        return kinds;
    }
}
