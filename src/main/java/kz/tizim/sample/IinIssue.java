package kz.tizim.sample;

import java.time.LocalDate;
import java.util.Optional;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;

/**
 * Gives out IINs, no number twice: a counter for every birthday and sex, which the calendar bounds (some 75,000), not the
 * citizens.
 */
final class IinIssue {
    /** Prime to 10,000, so that the serial numbers of a day come in no order, and each but once. */
    private static final int STRIDE = 6_607;

    private static final int SERIALS = 10_000;
    private final long firstDay;
    private final short[] given;

    IinIssue(LocalDate firstBirthday, LocalDate lastBirthday) {
        firstDay = firstBirthday.toEpochDay();
        given = new short[2 * (int) (lastBirthday.toEpochDay() - firstDay + 1)];
    }

    /** @throws IllegalStateException if the serial numbers of a day are used up */
    Iin next(LocalDate birthDate, Sex sex) {
        int day = (int) (birthDate.toEpochDay() - firstDay);
        int counter = 2 * day + sex.ordinal();
        while (given[counter] < SERIALS) {
            int serial = (day * 31 + given[counter] * STRIDE) % SERIALS;
            given[counter]++;
            Optional<Iin> iin = Iin.compose(birthDate, sex, serial);
            if (iin.isPresent()) {
                return iin.get();
            }
        }
        throw new IllegalStateException("More people born on one day than there are serial numbers");
    }
}
