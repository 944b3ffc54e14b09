package kz.tizim.sample;

import java.time.LocalDate;
import java.util.List;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;
import kz.tizim.sample.Grounds.Stretch;
import org.jspecify.annotations.Nullable;

/** Writes citizens household by household, and the grounds for which some of them may not vote. */
final class CitizenRows {
    private static final long KIND = 6;
    /** The extract is taken before the lists are built, as in life. */
    static final int TAKEN_DAYS_BEFORE = 45;

    private static final int[] HOUSEHOLD_SIZES = {1, 1, 2, 2, 2, 3, 3, 4, 5, 6};
    private static final List<String> FOREIGN = List.of("RU", "UZ", "KG", "BY");

    private final SampleSettings settings;
    private final int citizensOnStreets;
    private final CsvFile citizens;
    private final CsvFile ineligibility;
    private final @Nullable DefectsFile defects;
    private final IinIssue issue;
    private final LocalDate taken;
    private final NextExtract next;
    private final String[] row = new String[SampleFile.CITIZENS.columns().size()];
    private int onStreets;
    private int eligible;
    private int uncovered;
    private int unregistered;
    private int people;
    private int plain;

    CitizenRows(
            SampleSettings settings,
            int citizensOnStreets,
            CsvFile citizens,
            CsvFile ineligibility,
            @Nullable DefectsFile defects) {
        this.settings = settings;
        this.citizensOnStreets = citizensOnStreets;
        this.citizens = citizens;
        this.ineligibility = ineligibility;
        this.defects = defects;
        LocalDate day = settings.pollingDay();
        issue = new IinIssue(day.minusYears(AgePyramid.OLDEST + 2), day.minusYears(AgePyramid.YOUNGEST - 1));
        taken = day.minusDays(TAKEN_DAYS_BEFORE);
        next = new NextExtract(issue, taken);
    }

    /** What the registry sends after these rows. */
    NextExtract next() {
        return next;
    }

    int eligible() {
        return eligible;
    }

    int uncovered() {
        return uncovered;
    }

    int unregistered() {
        return unregistered;
    }

    /** People under one roof: address, tradition of names and usually the surname are common to them. */
    private record Household(
            Stretch stretch, String house, String flat, NameTradition names, NameTradition.Surname surname) {}

    /** All citizens registered in a precinct. */
    void write(Station station, Grounds grounds) {
        Region region = station.territory().region();
        boolean streets = station.ground() == Station.Ground.STREETS;
        Dice dice = Dice.of(settings.seed(), KIND, Long.parseLong(region.code()) * 100_000 + station.number());
        int left = station.size();
        while (left > 0) {
            int members = Math.min(left, HOUSEHOLD_SIZES[dice.below(HOUSEHOLD_SIZES.length)]);
            Household household = household(region, grounds, streets, dice);
            for (int i = 0; i < members; i++) {
                Peculiarity peculiarity =
                        Peculiarity.of(people++, settings.citizens(), streets ? onStreets++ : -1, citizensOnStreets);
                write(household, peculiarity, dice);
            }
            left -= members;
        }
    }

    private static Household household(Region region, Grounds grounds, boolean streets, Dice dice) {
        Stretch stretch = dice.oneOf(grounds.stretches());
        String flat = streets && dice.percent(75) ? Integer.toString(dice.between(1, 90)) : "";
        NameTradition names = dice.percent(region.russian()) ? NameTradition.RUSSIAN : NameTradition.KAZAKH;
        return new Household(stretch, stretch.houses().draw(dice), flat, names, names.surname(dice));
    }

    private void write(Household household, Peculiarity peculiarity, Dice dice) {
        LocalDate birthDate = birthDate(peculiarity, dice);
        int age = settings.pollingDay().getYear() - birthDate.getYear();
        Sex sex = dice.percent(AgePyramid.women(age)) ? Sex.F : Sex.M;
        Iin iin = issue.next(birthDate, sex);
        boolean relative = dice.percent(85);
        row[0] = iin.digits();
        row[1] = (relative ? household.surname() : household.names().surname(dice)).of(sex);
        row[2] = household.names().given(sex, dice);
        row[3] = household.names().patronymic(sex, age, dice);
        row[4] = birthDate.toString();
        row[5] = sex.name();
        row[6] = peculiarity == Peculiarity.FOREIGNER ? dice.oneOf(FOREIGN) : "KZ";
        boolean deceased = peculiarity == Peculiarity.DECEASED;
        row[7] = deceased ? "DECEASED" : "ALIVE";
        row[8] = deceased ? taken.minusDays(dice.below(200)).toString() : "";
        fillAddress(household, peculiarity, birthDate, dice);
        row[16] = Integer.toString(10_000 + dice.below(10_000)).substring(1);
        if (defects != null && peculiarity == Peculiarity.NONE) {
            writeAndSpoil(defects);
            return;
        }
        citizens.write(row);
        count(peculiarity, birthDate);
        if (peculiarity == Peculiarity.INCAPABLE || peculiarity == Peculiarity.SENTENCED) {
            writeIneligibility(iin, peculiarity, dice);
        }
    }

    /** Writes the row, one in some hundreds of which is spoilt. */
    private void writeAndSpoil(DefectsFile told) {
        Defect defect = Defect.of(++plain);
        if (defect == null || !defect.spoil(row)) {
            citizens.write(row);
            told.remember(row);
            next.remember(citizens.rows() + 1);
            count(Peculiarity.NONE, LocalDate.parse(row[4]));
            return;
        }
        citizens.write(row);
        boolean first = defect != Defect.DUPLICATE;
        if (first) {
            told.note(citizens.rows() + 1, defect);
        }
        if (defect.doubles()) {
            defect.spoilDouble(row);
            citizens.write(row);
            told.note(citizens.rows() + 1, defect);
        }
        if (!defect.rejects()) {
            told.remember(row);
            boolean placed = defect != Defect.UNKNOWN_KATO;
            count(placed ? Peculiarity.NONE : Peculiarity.UNCOVERED, LocalDate.parse(row[4]));
        }
    }

    private LocalDate birthDate(Peculiarity peculiarity, Dice dice) {
        LocalDate day = settings.pollingDay();
        return switch (peculiarity) {
            case OF_AGE_TODAY -> day.minusYears(18);
            case OF_AGE_TOMORROW -> day.plusDays(1).minusYears(18);
            case NONE, DECEASED, FOREIGNER -> ofAge(AgePyramid.age(AgePyramid.YOUNGEST, dice), dice);
            case UNCOVERED, UNREGISTERED, INCAPABLE, SENTENCED -> ofAge(AgePyramid.age(18, dice), dice);
        };
    }

    /** Some birthday of a person who has that age on polling day. */
    private LocalDate ofAge(int age, Dice dice) {
        return settings.pollingDay().minusYears(age).minusDays(dice.below(365));
    }

    private void fillAddress(Household household, Peculiarity peculiarity, LocalDate birthDate, Dice dice) {
        if (peculiarity == Peculiarity.UNREGISTERED) {
            row[9] = "NONE";
            for (int i = 10; i <= 15; i++) {
                row[i] = "";
            }
            return;
        }
        Stretch stretch = household.stretch();
        boolean isUncovered = peculiarity == Peculiarity.UNCOVERED;
        String street = isUncovered ? Geonims.UNCOVERED.kk() : stretch.street();
        String house = isUncovered ? Integer.toString(dice.between(1, 40)) : household.house();
        int lifetime = (int) (taken.toEpochDay() - birthDate.toEpochDay());
        row[9] = dice.percent(2) ? "TEMPORARY" : "PERMANENT";
        row[10] = taken.minusDays(dice.below(Math.min(lifetime, 9_000))).toString();
        row[11] = stretch.kato();
        row[12] = street;
        row[13] = house;
        row[14] = household.flat();
        row[15] = rka(stretch.kato(), street, house);
    }

    /** Sixteen digits, the same for everybody at one address. */
    private static String rka(String kato, String street, String house) {
        long mixed = Dice.scramble((kato.hashCode() * 31L + street.hashCode()) * 31L + house.hashCode());
        long fourteen = 10_000_000_000_000L + Math.floorMod(mixed, 90_000_000_000_000L);
        return "02" + fourteen;
    }

    private void count(Peculiarity peculiarity, LocalDate birthDate) {
        switch (peculiarity) {
            case UNCOVERED -> uncovered += isOfAge(birthDate) ? 1 : 0;
            case UNREGISTERED -> unregistered++;
            case DECEASED, FOREIGNER, INCAPABLE, SENTENCED -> {
                return;
            }
            case NONE, OF_AGE_TODAY, OF_AGE_TOMORROW -> {}
        }
        if (isOfAge(birthDate)) {
            eligible++;
        }
    }

    private boolean isOfAge(LocalDate birthDate) {
        return !birthDate.plusYears(18).isAfter(settings.pollingDay());
    }

    private void writeIneligibility(Iin iin, Peculiarity peculiarity, Dice dice) {
        LocalDate from = taken.minusDays(dice.between(10, 700));
        boolean ends = peculiarity == Peculiarity.SENTENCED;
        String act = (ends ? "1-" : "2-") + dice.between(100, 9_999) + "/" + from.getYear();
        String to =
                ends ? settings.pollingDay().plusDays(dice.between(30, 3_000)).toString() : "";
        ineligibility.write(iin.digits(), peculiarity.name(), act, from.toString(), to);
    }
}
