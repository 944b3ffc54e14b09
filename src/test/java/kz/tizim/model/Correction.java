package kz.tizim.model;

/**
 * A citizen's request about a list.
 *
 * @param word INCLUDE or EXCLUDE
 * @param decided the last decision: granted or refused, empty until there is one
 */
record Correction(String iin, String place, String word, String decided) {
    Correction in(String decision) {
        return new Correction(iin, place, word, decision);
    }
}
