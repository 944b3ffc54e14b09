package kz.tizim.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes precincts and their boundaries. */
final class PrecinctRows {
    private static final long KIND = 4;
    private static final int DECIDED_DAYS_BEFORE = 75;

    private final SampleSettings settings;
    private final CsvFile precincts;
    private final CsvFile boundaries;
    private final List<Mission> missions = Mission.all();

    PrecinctRows(SampleSettings settings, CsvFile precincts, CsvFile boundaries) {
        this.settings = settings;
        this.precincts = precincts;
        this.boundaries = boundaries;
    }

    /** An embassy or consulate. */
    private record Mission(Tongues city, boolean embassy, String zone, double latitude, double longitude) {
        static List<Mission> all() {
            try (var rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(WordStock.open("missions.csv"), StandardCharsets.UTF_8))) {
                List<Mission> all = new ArrayList<>();
                rows.forEach(row -> all.add(new Mission(
                        new Tongues(row.getField("city_kk"), row.getField("city_ru"), row.getField("city_en")),
                        row.getField("kind").equals("EMBASSY"),
                        row.getField("zone"),
                        Double.parseDouble(row.getField("latitude")),
                        Double.parseDouble(row.getField("longitude")))));
                return List.copyOf(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Tongues address() {
            return embassy
                    ? new Tongues(
                            city.kk() + " қаласы, Қазақстан Республикасының Елшілігі",
                            "город " + city.ru() + ", Посольство Республики Казахстан",
                            city.en() + ", Embassy of the Republic of Kazakhstan")
                    : new Tongues(
                            city.kk() + " қаласы, Қазақстан Республикасының Бас консулдығы",
                            "город " + city.ru() + ", Генеральное консульство Республики Казахстан",
                            city.en() + ", Consulate General of the Republic of Kazakhstan");
        }
    }

    /** A mission stands outside of KATO: its code stays empty, so that it is in no region's contest and no town of ours. */
    void writeMission(Station station) {
        Mission mission = missions.get(station.ordinal());
        write(station, "ABROAD", "", mission.address(), mission.zone(), mission.latitude(), mission.longitude());
    }

    void writeHospital(Station station) {
        Tongues town = station.territory().mainName();
        int n = station.ordinal() + 1;
        Tongues address = new Tongues(
                town.kk() + ", № " + n + " көпсалалы аурухана",
                town.ru() + ", Многопрофильная больница № " + n,
                town.en() + ", Multidisciplinary Hospital No. " + n);
        writeAtHome(station, "SPECIAL", station.territory().main(), address);
    }

    void write(Station station, Grounds grounds) {
        int house = 1 + station.number() % 17;
        int school = station.number();
        Tongues town = grounds.settlement();
        Tongues host = grounds.host();
        Tongues address = new Tongues(
                town.kk() + ", " + host.kk() + ", " + house + ", № " + school + " орта мектеп",
                town.ru() + ", " + host.ru() + ", " + house + ", средняя школа № " + school,
                town.en() + ", " + host.en() + " " + house + ", Secondary School No. " + school);
        writeAtHome(station, "TERRITORY", grounds.kato(), address);
        Territory territory = station.territory();
        String decision = territory.name() + " әкімінің № "
                + (1 + Math.floorMod(territory.code().hashCode(), 40)) + " шешімі";
        String from = settings.pollingDay().minusDays(DECIDED_DAYS_BEFORE).toString();
        for (Grounds.Rule rule : grounds.rules()) {
            boundaries.write(decision, from, "", station.code(), rule.kato(), rule.street(), rule.selector());
        }
    }

    private void writeAtHome(Station station, String kind, String kato, Tongues address) {
        Region region = station.territory().region();
        // A town's precincts lie together, the territories of a region apart.
        Dice town = new Dice(Dice.scramble(Long.parseLong(station.territory().main())));
        Dice own = Dice.of(settings.seed(), KIND, Long.parseLong(region.code()) * 100_000 + station.number());
        double apart = region.isCity() ? 0.04 : station.territory().rural() ? 1.1 : 0.3;
        double latitude = region.latitude() + apart * (town.below(201) - 100) / 100 + (own.below(401) - 200) / 10_000.0;
        double longitude =
                region.longitude() + apart * (town.below(201) - 100) / 100 + (own.below(401) - 200) / 8_000.0;
        write(station, kind, kato, address, region.zone(), latitude, longitude);
    }

    private void write(
            Station station,
            String kind,
            String kato,
            Tongues address,
            String zone,
            double latitude,
            double longitude) {
        Territory territory = station.territory();
        Region region = territory.region();
        Dice dice = Dice.of(settings.seed(), KIND + 1, Long.parseLong(region.code()) * 100_000 + station.number());
        String number = Integer.toString(station.number());
        precincts.write(
                region.code(),
                region.name(),
                territory.code(),
                territory.name(),
                number,
                kind,
                kato,
                "№ " + number + " сайлау учаскесі",
                "Избирательный участок № " + number,
                "Polling station No. " + number,
                address.kk(),
                address.ru(),
                address.en(),
                zone,
                "07:00",
                "20:00",
                String.format(Locale.ROOT, "%.5f", latitude),
                String.format(Locale.ROOT, "%.5f", longitude),
                Integer.toString(SampleSettings.CAPACITY),
                String.format(
                        Locale.ROOT, "+7 7%02d 000 %02d %02d", dice.between(10, 29), dice.below(100), dice.below(100)),
                Boolean.toString(dice.percent(85)),
                Boolean.toString(dice.percent(55)),
                Boolean.toString(dice.percent(20)),
                Boolean.toString(dice.percent(15)));
    }
}
