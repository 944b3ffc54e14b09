package kz.tizim.precinct;

import kz.tizim.precinct.Assignment.Assigned;

/**
 * What a part of a rule says about the addresses it takes.
 *
 * @param assigned the answer where the street matches word for word
 * @param street the street as the rule writes it, and its key and kind
 */
record Claim(Assigned assigned, String street, String key, StreetKind kind) {
    static Claim of(Boundary boundary, Rank rank) {
        return new Claim(
                new Assigned(boundary.precinct(), boundary.rule(), rank),
                boundary.street(),
                StreetName.keyOf(boundary.street()),
                StreetKind.of(boundary.street()));
    }

    /** What another part of the same rule says. */
    Claim with(Rank rank) {
        return new Claim(new Assigned(assigned.precinct(), assigned.rule(), rank), street, key, kind);
    }

    /** The answer for a street as an address writes it. */
    Assigned on(String written, String writtenKey) {
        if (key.isEmpty() || street.equals(written)) {
            return assigned;
        }
        Match match = key.equals(writtenKey) ? Match.FOLDED : Match.ALIAS;
        return new Assigned(assigned.precinct(), assigned.rule(), assigned.rank(), match);
    }
}
