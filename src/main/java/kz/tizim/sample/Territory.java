package kz.tizim.sample;

/**
 * The area of one territorial commission.
 *
 * @param code nine digits in the manner of KATO
 * @param name in Kazakh
 * @param weight share of precincts among the region's territories
 * @param main KATO of the town where streets divide the precincts; the city's own for both commissions of a big city
 * @param mainName of that town
 * @param commission from 0, which of the town's commissions it is
 * @param commissions of the town, who take turns with the streets
 * @param rural whether villages belong to it
 */
record Territory(
        Region region,
        String code,
        String name,
        int weight,
        String main,
        Tongues mainName,
        int commission,
        int commissions,
        boolean rural) {

    static Territory city(Region region, int index, int commission) {
        String bare = region.cities().get(index).replace("*", "");
        boolean divided = region.cities().get(index).endsWith("*");
        int cd = index == 0 ? 10 : 16 + 2 * index - 1;
        String kato = region.code() + cd + "10000";
        String code = region.code() + cd + (10 + commission) + "000";
        String name = bare + " қаласы" + (commission == 0 ? "" : " № " + (commission + 1));
        Tongues spelled = Tongues.spelled(bare);
        Tongues town = new Tongues(bare + " қаласы", "город " + spelled.ru(), spelled.en());
        return new Territory(
                region, code, name, index == 0 ? (divided ? 3 : 5) : 2, kato, town, commission, divided ? 2 : 1, false);
    }

    static Territory cityDistrict(Region region, int index) {
        String kato = region.code() + (11 + 10 * index) + "10000";
        Tongues city = Tongues.spelled(region.bareName());
        Tongues own = Tongues.spelled(region.districts().get(index));
        String name = own.kk() + " ауданы";
        Tongues town = new Tongues(
                city.kk() + " қаласы, " + name,
                "город " + city.ru() + ", район " + own.ru(),
                city.en() + ", " + own.en());
        return new Territory(region, kato, name, 1, kato, town, 0, 1, false);
    }

    static Territory district(Region region, int index) {
        String prefix = region.code() + (32 + 2 * index);
        String bare = region.districts().get(index);
        Tongues own = Tongues.spelled(bare);
        Tongues town = new Tongues(own.kk() + " кенті", "посёлок " + own.ru(), own.en());
        return new Territory(region, prefix + "00000", bare + " ауданы", 2, prefix + "20100", town, 0, 1, true);
    }

    /** KATO of the n-th village: nine to a rural district. */
    String villageKato(int n) {
        int ruralDistrict = 30 + n / 9;
        if (!rural || ruralDistrict > 99) {
            throw new IllegalArgumentException("No room for one more village in the territory");
        }
        return main.substring(0, 4) + ruralDistrict + (n % 9 + 1) + "00";
    }
}
