package kz.tizim.precinct;

import java.util.List;
import java.util.Set;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.registry.Folding;

/** The words of Russian and Kazakh decisions that name sides of a street and institutions. */
final class SelectorWords {
    private static final Set<String> ODD = Set.of("неч", "нч", "так", "одд");
    private static final Set<String> EVEN = Set.of("ч", "жуп", "евен");
    /** «сторона», «жағы», «номера», «үйлер» and their like, folded. */
    private static final Set<String> AFTER_SIDE = Set.of(
            "ст",
            "жагы",
            "жак",
            "жагында",
            "жагындагы",
            "жагынан",
            "ж",
            "сан",
            "сандар",
            "номера",
            "номеров",
            "номирлер",
            "дома",
            "домов",
            "уилер",
            "уилери",
            "сиде",
            "хоусес",
            "нумберс");
    /** Beginnings of the words for places where people stay without a house number of theirs, folded. */
    private static final List<String> INSTITUTIONS = List.of(
            "болниц",
            "аурухана",
            "емхана",
            "поликлиник",
            "госпитал",
            "роддом",
            "перзентхана",
            "санатори",
            "шипажаи",
            "пансионат",
            "диспансер",
            "интернат",
            "воинск",
            "аскери",
            "гарнизон",
            "изолятор",
            "сизо",
            "колони",
            "црб",
            "цкб",
            "общежит",
            "жатакхана",
            "училищ",
            "хоспис",
            "медицин",
            "престарел",
            "карттар");

    private SelectorWords() {}

    static String folded(String word) {
        return word.isEmpty() ? "" : Folding.key(word);
    }

    /** The side that a folded word names, {@link Side#ALL} if it names none. */
    static Side side(String word) {
        if (ODD.contains(word) || word.startsWith("нечет")) {
            return Side.ODD;
        }
        return EVEN.contains(word) || word.startsWith("чет") ? Side.EVEN : Side.ALL;
    }

    /** Whether a folded word may stand after a side: «сторона», «жағы». */
    static boolean followSide(String word) {
        return AFTER_SIDE.contains(word) || word.startsWith("стор");
    }

    /** Whether an item is an institution: in quotation marks, or with the word for one. */
    static boolean nameInstitution(String item) {
        char first = item.isEmpty() ? ' ' : item.charAt(0);
        if (first == '«' || first == '„') {
            return true;
        }
        if (!Character.isLetter(first)) {
            return false;
        }
        for (String word : Folding.key(item).split(" ")) {
            if (word.isEmpty() || word.charAt(0) <= '9') {
                return false; // «дом 5 (больница)» is a house
            }
            for (String beginning : INSTITUTIONS) {
                if (word.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }
}
