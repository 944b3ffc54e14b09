package kz.tizim.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads boundaries in the plainest way, apart from the generator, to check it: any selector that fits counts. */
final class NaiveBoundaries {
    private record Rule(String precinct, String selector) {}

    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Set<String> katos = new HashSet<>();

    void add(String precinct, String kato, String street, String selector) {
        rules.computeIfAbsent(kato + "|" + street, key -> new ArrayList<>()).add(new Rule(precinct, selector));
        katos.add(kato);
    }

    Set<String> katos() {
        return katos;
    }

    /** All rules that the address fits, named by precinct. */
    List<String> matches(String kato, String street, String house) {
        List<String> found = new ArrayList<>();
        for (Rule rule : rules.getOrDefault(kato + "|", List.of())) {
            found.add(rule.precinct());
        }
        for (Rule rule : rules.getOrDefault(kato + "|" + street, List.of())) {
            if (rule.selector().isEmpty() || fits(rule.selector(), house)) {
                found.add(rule.precinct());
            }
        }
        return found;
    }

    private static boolean fits(String selector, String house) {
        int number = Integer.parseInt(house.replaceFirst("\\D.*", ""));
        for (String part : selector.split(";")) {
            String[] words = part.split(" ");
            if (words[0].contains("-")) {
                String[] ends = words[0].split("-");
                boolean side = words.length == 1 || words[1].equals(number % 2 == 1 ? "odd" : "even");
                if (side && number >= Integer.parseInt(ends[0]) && number <= Integer.parseInt(ends[1])) {
                    return true;
                }
            } else if (List.of(part.split(",")).contains(house)) {
                return true;
            }
        }
        return false;
    }
}
