package kz.tizim.sample;

import java.util.List;

/**
 * What one precinct consists of: the rules as the akim writes them, and the stretches of street where its citizens live. Every
 * address of a stretch fits exactly one rule of the country.
 *
 * @param kato of the precinct itself
 * @param settlement of the precinct itself
 * @param host the street on which the polling station stands
 */
record Grounds(String kato, Tongues settlement, Tongues host, List<Rule> rules, List<Stretch> stretches) {
    Grounds {
        rules = List.copyOf(rules);
        stretches = List.copyOf(stretches);
    }

    /** A row of the boundaries file. */
    record Rule(String kato, String street, String selector) {}

    /** Houses of one street. */
    record Stretch(String kato, String street, Houses houses) {}
}
