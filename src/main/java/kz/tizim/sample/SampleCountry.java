package kz.tizim.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a synthetic country as the four extract files of {@link SampleFile}. Every citizen with a registered address fits
 * exactly one boundary, but for one in two thousand (three at least), planted on a street that no boundary covers.
 */
public final class SampleCountry {
    private final SampleSettings settings;

    public SampleCountry(SampleSettings settings) {
        this.settings = settings;
    }

    /**
     * Writes the files, replacing those of an earlier sample, into a folder that is made where it does not exist.
     *
     * @throws IOException if the folder or a file cannot be written; what was written so far stays
     */
    public SampleSummary writeTo(Path folder, SampleProgress progress) throws IOException {
        Files.createDirectories(folder);
        CountryPlan plan = CountryPlan.of(settings);
        try (CsvFile precincts = new CsvFile(folder, SampleFile.PRECINCTS);
                CsvFile boundaries = new CsvFile(folder, SampleFile.BOUNDARIES);
                CsvFile citizens = new CsvFile(folder, SampleFile.CITIZENS);
                CsvFile ineligibility = new CsvFile(folder, SampleFile.INELIGIBILITY);
                DefectsFile defects = settings.defects() ? new DefectsFile(folder) : null) {
            CitizenRows people = new CitizenRows(settings, plan.citizensOnStreets(), citizens, ineligibility, defects);
            PrecinctRows places = new PrecinctRows(settings, precincts, boundaries);
            write(plan, places, people, citizens, progress);
            if (defects != null) {
                citizens.flush();
                defects.noteNamesakes(folder.resolve(SampleFile.CITIZENS.fileName()));
                defects.flush();
                people.next().write(folder);
            }
            return new SampleSummary(
                    citizens.rows(),
                    plan.regions(),
                    plan.territories(),
                    precincts.rows(),
                    settings.special(),
                    settings.abroad(),
                    boundaries.rows(),
                    people.eligible(),
                    people.uncovered(),
                    people.unregistered(),
                    ineligibility.rows());
        } catch (UncheckedIOException e) {
            // The CSV writer wraps what its caller has to answer for.
            throw e.getCause();
        }
    }

    private void write(
            CountryPlan plan, PrecinctRows places, CitizenRows people, CsvFile citizens, SampleProgress progress) {
        TownStreets streets = null;
        Territory town = null;
        for (Station station : plan.stations()) {
            switch (station.ground()) {
                case HOSPITAL -> places.writeHospital(station);
                case MISSION -> places.writeMission(station);
                case STREETS -> {
                    if (streets == null || !station.territory().equals(town)) {
                        town = station.territory();
                        streets = new TownStreets(settings.seed(), town);
                    }
                    settle(station, streets.next(station), places, people);
                }
                case SETTLEMENTS -> {
                    boolean withTown =
                            station.ordinal() == 0 && !station.territory().equals(town);
                    settle(station, Villages.of(settings.seed(), station, withTown), places, people);
                }
            }
            progress.written(citizens.rows(), settings.citizens());
        }
    }

    private static void settle(Station station, Grounds grounds, PrecinctRows places, CitizenRows people) {
        places.write(station, grounds);
        people.write(station, grounds);
    }
}
