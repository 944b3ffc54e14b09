package kz.tizim.precinct;

import java.util.HashSet;
import java.util.Set;

/** How alike two folded names are, from 0 to 1: by letters in their order, or by runs of three letters in any order. */
final class Likeness {
    private Likeness() {}

    static double of(String one, String other) {
        return Math.max(byEdits(one, other), byTrigrams(one, other));
    }

    /** The share of letters that need not be inserted, deleted or replaced (Levenshtein 1966). */
    private static double byEdits(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            int[] done = row;
            row = before;
            before = done;
        }
        return longer == 0 ? 1 : 1 - before[other.length()] / (double) longer;
    }

    private static double byTrigrams(String one, String other) {
        Set<String> all = trigrams(one);
        Set<String> second = trigrams(other);
        int first = all.size();
        all.addAll(second);
        return all.isEmpty() ? 0 : (first + second.size() - all.size()) / (double) all.size();
    }

    private static Set<String> trigrams(String name) {
        var trigrams = new HashSet<String>();
        for (String word : name.split(" ")) {
            String padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }
}
