package kz.tizim.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.tizim.registry.Sex;

/** How a family forms its names, in the grammatical form of the sex. Nobody real: the parts are drawn independently. */
final class NameTradition {
    static final NameTradition KAZAKH = kazakh();
    static final NameTradition RUSSIAN = russian();

    private final List<Surname> surnames;
    private final List<String> male;
    private final List<String> female;
    private final List<Patronymic> fathers;
    private final int fatherless;

    private NameTradition(
            List<String> surnames, List<String> male, List<String> female, List<Patronymic> fathers, int fatherless) {
        this.surnames =
                surnames.stream().map(man -> new Surname(man, feminine(man))).toList();
        this.male = List.copyOf(male);
        this.female = List.copyOf(female);
        this.fathers = List.copyOf(fathers);
        this.fatherless = fatherless;
    }

    /** A surname in both forms. */
    record Surname(String masculine, String feminine) {
        String of(Sex sex) {
            return sex == Sex.M ? masculine : feminine;
        }
    }

    /** The patronymics after one father: Russian {@code -ович/-овна}, and Kazakh {@code -ұлы/-қызы}, the same where not used. */
    private record Patronymic(String son, String daughter, String kazakhSon, String kazakhDaughter) {
        String of(Sex sex, boolean kazakh) {
            return sex == Sex.M ? (kazakh ? kazakhSon : son) : (kazakh ? kazakhDaughter : daughter);
        }
    }

    Surname surname(Dice dice) {
        return dice.oneOf(surnames);
    }

    String given(Sex sex, Dice dice) {
        return dice.oneOf(sex == Sex.M ? male : female);
    }

    /** Sometimes empty. The young bear the Kazakh form more often than the old. */
    String patronymic(Sex sex, int age, Dice dice) {
        if (dice.percent(fatherless)) {
            return "";
        }
        return dice.oneOf(fathers).of(sex, dice.percent(age < 30 ? 60 : 15));
    }

    static String feminine(String masculine) {
        if (masculine.endsWith("ский")) {
            return masculine.substring(0, masculine.length() - 2) + "ая";
        }
        boolean inflected = masculine.endsWith("ов")
                || masculine.endsWith("ев")
                || masculine.endsWith("ёв")
                || masculine.endsWith("ин");
        return inflected ? masculine + "а" : masculine;
    }

    /** «Серік» → «Серіков», «Нұрбай» → «Нұрбаев», «Мұса» → «Мұсаев», «Нұрғали» → «Нұрғалиев». */
    static String possessive(String name) {
        String stem = name.endsWith("й") ? name.substring(0, name.length() - 1) : name;
        char last = stem.charAt(stem.length() - 1);
        return stem + ("аәеиоөуыіэюя".indexOf(last) >= 0 ? "ев" : "ов");
    }

    private static NameTradition kazakh() {
        List<String> surnames = new ArrayList<>(WordStock.words("kazakh.surnames"));
        List<String> male = new ArrayList<>();
        // Twice: the simple names are the common ones.
        male.addAll(WordStock.words("kazakh.male"));
        male.addAll(WordStock.words("kazakh.male"));
        for (String first : WordStock.words("kazakh.first")) {
            for (String second : WordStock.words("kazakh.second")) {
                if (first.toLowerCase(Locale.ROOT).equals(second)) {
                    continue;
                }
                String name = first + second;
                surnames.add(possessive(name));
                if (surnames.size() % 4 == 0) {
                    surnames.add(name);
                }
                male.add(name);
            }
        }
        List<Patronymic> fathers = male.stream()
                .map(name ->
                        new Patronymic(possessive(name) + "ич", possessive(name) + "на", name + "ұлы", name + "қызы"))
                .toList();
        return new NameTradition(surnames, male, WordStock.words("kazakh.female"), fathers, 7);
    }

    private static NameTradition russian() {
        List<Patronymic> fathers = WordStock.words("russian.fathers").stream()
                .map(stem -> new Patronymic(stem + "ич", stem + "на", stem + "ич", stem + "на"))
                .toList();
        return new NameTradition(
                WordStock.words("russian.surnames"),
                WordStock.words("russian.male"),
                WordStock.words("russian.female"),
                fathers,
                2);
    }
}
