package kz.tizim.report;

/** The levels of places that counts are added up for. */
enum Level {
    COUNTRY,
    REGION,
    TERRITORY,
    PRECINCT;

    /** By the columns that a row sums over, as {@code grouping} has them: region, territory, precinct. */
    static Level of(int summed) {
        return switch (summed) {
            case 0b111 -> COUNTRY;
            case 0b011 -> REGION;
            case 0b101 -> TERRITORY;
            default -> PRECINCT;
        };
    }
}
