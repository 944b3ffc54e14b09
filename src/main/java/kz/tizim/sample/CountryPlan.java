package kz.tizim.sample;

import java.util.ArrayList;
import java.util.List;
import kz.tizim.sample.Station.Ground;

/**
 * Lays out regions, territories and precincts, and says how many citizens live in each precinct. It is held in memory: its
 * size depends on the precincts alone.
 */
final class CountryPlan {
    private static final long SIZES = 1;

    private final SampleSettings settings;
    private final List<Station> stations = new ArrayList<>();
    private int territories;
    private int regions;

    private CountryPlan(SampleSettings settings) {
        this.settings = settings;
    }

    static CountryPlan of(SampleSettings settings) {
        CountryPlan plan = new CountryPlan(settings);
        plan.layOut();
        plan.populate();
        return plan;
    }

    /** All precincts, those of a territory together, in the order of their numbers in each region. */
    List<Station> stations() {
        return stations;
    }

    int regions() {
        return regions;
    }

    int territories() {
        return territories;
    }

    /** Citizens of the precincts whose boundaries name streets. */
    int citizensOnStreets() {
        return stations.stream()
                .filter(station -> station.ground() == Ground.STREETS)
                .mapToInt(Station::size)
                .sum();
    }

    private void layOut() {
        List<Region> all = Region.all();
        List<Region> chosen = all.subList(0, Math.clamp(settings.territory() / 5, 3, all.size()));
        regions = chosen.size();
        double[] voters = chosen.stream().mapToDouble(Region::voters).toArray();
        int[] ordinary = Shares.of(settings.territory(), voters, 1);
        int[] hospitals = Shares.of(settings.special(), voters, 0);
        for (int i = 0; i < chosen.size(); i++) {
            // Voters abroad belong to the capital, which the list of regions begins with.
            layOut(chosen.get(i), ordinary[i], hospitals[i], i == 0 ? settings.abroad() : 0);
        }
    }

    private void layOut(Region region, int ordinary, int hospitals, int missions) {
        List<Territory> all = region.territories();
        List<Territory> chosen = all.subList(0, Math.clamp(ordinary / 2, 1, all.size()));
        territories += chosen.size();
        int[] shares = Shares.of(
                ordinary, chosen.stream().mapToDouble(Territory::weight).toArray(), 1);
        int number = 0;
        for (int t = 0; t < chosen.size(); t++) {
            Territory territory = chosen.get(t);
            int town = townPrecincts(territory, shares[t]);
            number = add(territory, number, Ground.STREETS, town);
            number = add(territory, number, Ground.SETTLEMENTS, shares[t] - town);
            boolean first = t == 0;
            int own = hospitals / chosen.size() + (t < hospitals % chosen.size() ? 1 : 0);
            number = add(territory, number, Ground.HOSPITAL, own);
            number = add(territory, number, Ground.MISSION, first ? missions : 0);
        }
    }

    /** A rural town that has but one precinct needs no streets: it goes whole to the first of the villages' precincts. */
    private static int townPrecincts(Territory territory, int precincts) {
        if (!territory.rural()) {
            return precincts;
        }
        int town = precincts * 35 / 100;
        return town < 2 ? 0 : town;
    }

    private int add(Territory territory, int number, Ground ground, int count) {
        for (int i = 0; i < count; i++) {
            stations.add(new Station(territory, number + i + 1, ground, 0, i, i == count - 1));
        }
        return number + count;
    }

    /**
     * Town precincts are large, village ones small, as far as the law's 3,000 allows: the fuller the country, the more alike
     * they are.
     */
    private void populate() {
        double spread = 0.75;
        double[] weights = weights(spread);
        for (int i = 0; i < 40 && largest(weights) > SampleSettings.CAPACITY; i++) {
            spread *= 0.8;
            weights = weights(spread);
        }
        int[] sizes = Shares.of(settings.citizens(), weights, 0);
        int next = 0;
        for (int i = 0; i < stations.size(); i++) {
            Station s = stations.get(i);
            if (s.ground() == Ground.STREETS || s.ground() == Ground.SETTLEMENTS) {
                int size = sizes[next++];
                stations.set(i, new Station(s.territory(), s.number(), s.ground(), size, s.ordinal(), s.last()));
            }
        }
    }

    private double[] weights(double spread) {
        Dice dice = Dice.of(settings.seed(), SIZES, 0);
        return stations.stream()
                .filter(s -> s.ground() == Ground.STREETS || s.ground() == Ground.SETTLEMENTS)
                .mapToDouble(s -> {
                    int percent = s.ground() == Ground.STREETS ? dice.between(10, 100) : dice.between(-100, 0);
                    return 1 + spread * percent / 100;
                })
                .toArray();
    }

    private double largest(double[] weights) {
        double sum = 0;
        double most = 0;
        for (double weight : weights) {
            sum += weight;
            most = Math.max(most, weight);
        }
        return Math.ceil(settings.citizens() * most / sum);
    }
}
