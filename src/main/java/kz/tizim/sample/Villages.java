package kz.tizim.sample;

import java.util.ArrayList;
import java.util.List;
import kz.tizim.sample.Grounds.Rule;
import kz.tizim.sample.Grounds.Stretch;
import kz.tizim.sample.Houses.Span;

/** Gives whole settlements to a precinct: one to three villages, and the town where no precinct divides it by streets. */
final class Villages {
    private static final long KIND = 3;
    private static final int MOST = 3;
    private static final List<String> NAMES = WordStock.words("village");

    private Villages() {}

    static Grounds of(long seed, Station station, boolean withTown) {
        Territory territory = station.territory();
        Dice dice = Dice.of(seed, KIND, Long.parseLong(territory.code()) * 100_000 + station.ordinal());
        List<Rule> rules = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        int villages = dice.between(1, MOST);
        if (withTown) {
            settle(territory.main(), dice.between(8, 14), dice, rules, stretches);
        }
        for (int i = 0; i < villages; i++) {
            settle(territory.villageKato(MOST * station.ordinal() + i), dice.between(2, 6), dice, rules, stretches);
        }
        Tongues name = withTown ? territory.mainName() : name(MOST * station.ordinal() + dice.below(2) * 7);
        return new Grounds(rules.getFirst().kato(), name, Geonims.street(0), rules, stretches);
    }

    private static void settle(String kato, int streets, Dice dice, List<Rule> rules, List<Stretch> stretches) {
        rules.add(new Rule(kato, "", ""));
        int first = dice.below(60);
        for (int i = 0; i < streets; i++) {
            String street = Geonims.official(Geonims.street(first + i), first + i);
            stretches.add(new Stretch(kato, street, new Span(1, dice.between(12, 48), 1)));
        }
    }

    private static Tongues name(int n) {
        Tongues bare = Tongues.spelled(NAMES.get(n % NAMES.size()));
        return new Tongues(bare.kk() + " ауылы", "село " + bare.ru(), bare.en() + " village");
    }
}
