package kz.tizim.sample;

import java.util.Locale;

/** One name in Kazakh, Russian and English; where only the Kazakh one is known, the others are spelled after it. */
record Tongues(String kk, String ru, String en) {
    private static final String KAZAKH = "әғқңөұүһі";
    private static final String[] AS_RUSSIAN = {"а", "г", "к", "н", "о", "у", "у", "х", "и"};
    private static final String LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + KAZAKH;
    private static final String[] AS_LATIN =
            ("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya" + " a gh q ng o u u h i")
                    .split(" ", -1);

    static Tongues spelled(String kk) {
        return new Tongues(kk, russian(kk), latin(kk));
    }

    static String russian(String kk) {
        return replaced(kk, KAZAKH, AS_RUSSIAN);
    }

    static String latin(String text) {
        return replaced(text, LETTERS, AS_LATIN);
    }

    private static String replaced(String text, String letters, String[] by) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int known = letters.indexOf(Character.toLowerCase(letter));
            if (known < 0) {
                out.append(letter);
            } else if (Character.isUpperCase(letter)) {
                String lower = by[known];
                out.append(
                        lower.isEmpty() ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
            } else {
                out.append(by[known]);
            }
        }
        return out.toString();
    }
}
