package kz.tizim.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the seventeen regions of 2021.
 *
 * @param code first two digits of its KATO
 * @param name in Kazakh, with «облысы» or «қаласы»
 * @param voters thousands, the weight in the country
 * @param russian share of people with Russian names, percent
 * @param cities the centre first; empty for a city of republican significance
 * @param districts of the region, or of the city
 */
record Region(
        String code,
        String name,
        String zone,
        double latitude,
        double longitude,
        int voters,
        int russian,
        List<String> cities,
        List<String> districts) {

    /** All of them in an order in which the first few differ much: a small sample takes a beginning of this list. */
    static List<Region> all() {
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(WordStock.open("regions.csv"), StandardCharsets.UTF_8))) {
            List<Region> regions = new ArrayList<>();
            rows.forEach(row -> regions.add(read(row)));
            return List.copyOf(regions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Region read(NamedCsvRecord row) {
        List<String> cities = row.getField("cities").isEmpty()
                ? List.of()
                : List.of(row.getField("cities").split(","));
        return new Region(
                row.getField("code"),
                row.getField("name") + (cities.isEmpty() ? " қаласы" : " облысы"),
                row.getField("zone"),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")),
                Integer.parseInt(row.getField("voters")),
                Integer.parseInt(row.getField("russian")),
                cities,
                List.of(row.getField("districts").split(",")));
    }

    boolean isCity() {
        return cities.isEmpty();
    }

    /** The name without «облысы» or «қаласы». */
    String bareName() {
        return name.substring(0, name.lastIndexOf(' '));
    }

    /** Its territorial commissions: centre first, then districts and other cities in turn, second commissions of big cities last. */
    List<Territory> territories() {
        List<Territory> all = new ArrayList<>();
        for (int i = 0; i < Math.max(cities.size(), districts.size()); i++) {
            if (i < cities.size()) {
                all.add(Territory.city(this, i, 0));
            }
            if (i < districts.size()) {
                all.add(isCity() ? Territory.cityDistrict(this, i) : Territory.district(this, i));
            }
        }
        for (int i = 0; i < cities.size(); i++) {
            if (cities.get(i).endsWith("*")) {
                all.add(Territory.city(this, i, 1));
            }
        }
        return all;
    }
}
