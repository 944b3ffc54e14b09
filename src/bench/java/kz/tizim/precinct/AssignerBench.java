package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How many addresses of a country the assigner places a second, on one core. */
class AssignerBench {
    private static final int PLACES = 2_500;
    private static final int STREETS = 40;
    private static final int HOUSES = 30;
    private static final int ROUNDS = 3;
    private static final String[] FORMS = {"ул. %s", "%s көшесі", "улица %s", "%s", "КӨШЕСІ %s"};
    private static final String[] NAMES = {"Абая", "Қабанбай батыр", "Тәуелсіздік", "Сатпаева", "Бейбітшілік"};

    @Test
    void threeMillionAddressesArePlacedOnOneCore() {
        long start = System.nanoTime();
        List<Boundary> rules = rules();
        var assigner = new Assigner(rules, List.of(new StreetAlias(place(0), "Ленина", "Абая")));
        System.out.printf(Locale.ROOT, "%,d rules read in %.2f s%n", rules.size(), seconds(start));
        for (int round = 0; round < ROUNDS; round++) {
            start = System.nanoTime();
            long asked = 0;
            long placed = 0;
            for (int place = 0; place < PLACES; place++) {
                String kato = place(place).code();
                for (int street = 0; street < STREETS; street++) {
                    String name = FORMS[street % FORMS.length].formatted(name(street));
                    for (int house = 1; house <= HOUSES; house++) {
                        asked++;
                        placed += assigner.assign(kato, name, house % 5 == 0 ? house + "/1" : house + " а")
                                        instanceof Assignment.Assigned
                                ? 1
                                : 0;
                    }
                }
            }
            System.out.printf(
                    Locale.ROOT, "%,d addresses, %,d placed, in %.2f s on one core%n", asked, placed, seconds(start));
        }
    }

    private static List<Boundary> rules() {
        var rules = new ArrayList<Boundary>();
        for (int place = 0; place < PLACES; place++) {
            for (int street = 0; street < STREETS; street++) {
                int precinct = place * 4 + street % 4;
                String name = "ул. " + name(street);
                rules.add(rule(rules.size(), precinct, place, name, street % 2 == 0 ? "1-27 odd; 2,4,6,5А" : "1-15"));
                rules.add(rule(rules.size(), precinct + 1, place, name, street % 2 == 0 ? "2-40 even" : "16-40"));
            }
        }
        return rules;
    }

    private static Boundary rule(int id, int precinct, int place, String street, String selector) {
        return new Boundary(id + 1L, precinct, place(place), street, Selector.parse(selector));
    }

    private static Kato place(int n) {
        return new Kato(String.valueOf(110_000_100 + n * 1_000));
    }

    private static String name(int street) {
        return NAMES[street % NAMES.length] + " " + street / NAMES.length;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
