package kz.tizim.precinct;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kz.tizim.imports.CsvRow;
import kz.tizim.imports.RowFields;
import kz.tizim.imports.RowReader;
import org.jspecify.annotations.Nullable;

/** Reads rows of the precincts' extract. */
final class PrecinctRows implements RowReader {
    static final List<String> HEADER = List.of(
            ("region_code,region_name,territorial_code,territorial_name,number,kind,kato,name_kk,name_ru,name_en,"
                            + "address_kk,address_ru,address_en,time_zone,opens,closes,latitude,longitude,capacity,phone,ramp,"
                            + "tactile,sign_language,lift")
                    .split(","));

    private static final int REGION_CODE = 0;
    private static final int REGION_NAME = 1;
    private static final int TERRITORIAL_CODE = 2;
    private static final int TERRITORIAL_NAME = 3;
    private static final int NUMBER = 4;
    private static final int KIND = 5;
    private static final int KATO = 6;
    private static final int NAMES_AND_ADDRESSES = 7;
    private static final int TIME_ZONE = 13;
    private static final int OPENS = 14;
    private static final int CLOSES = 15;
    private static final int LATITUDE = 16;
    private static final int LONGITUDE = 17;
    private static final int CAPACITY = 18;
    private static final int PHONE = 19;
    private static final int ACCESSIBILITY = 20;

    private static final int MAX_NAME = 300;
    private static final int MAX_NUMBER = 99_999;
    private static final int MAX_CAPACITY = 3_000;
    private static final int MAX_PHONE = 50;
    private static final List<String> KINDS = List.of("TERRITORY", "SPECIAL", "ABROAD");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");
    private static final Pattern COMMISSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,19}");
    /** Codes of commissions are unique across all levels: a territorial one looks neither like a precinct's nor like the centre's. */
    private static final Pattern TAKEN = Pattern.compile("[0-9]{2}-[0-9]+|CEC");

    @Override
    public void read(CsvRow row, RowFields out) {
        String region = row.text(REGION_CODE);
        long number = out.number(NUMBER);
        out.value(region + "-" + number);
        territory(row, out);
        if (REGION.matcher(region).matches()) {
            out.value(region);
        } else {
            out.reject(REGION_CODE, "FORM", "11");
        }
        out.text(REGION_NAME, MAX_NAME);
        out.integer(NUMBER, 1, MAX_NUMBER);
        out.oneOf(KIND, KINDS);
        place(row, out);
        for (int i = 0; i < 6; i++) {
            out.text(NAMES_AND_ADDRESSES + i, MAX_NAME);
        }
        String zone = row.text(TIME_ZONE);
        if (ZONES.contains(zone)) {
            out.value(zone);
        } else {
            out.reject(TIME_ZONE, "UNKNOWN", "Asia/Almaty, Europe/Rome, …");
        }
        hours(row, out);
        out.decimalOrNull(LATITUDE, -90, 90);
        out.decimalOrNull(LONGITUDE, -180, 180);
        if (out.isEmpty(LATITUDE) != out.isEmpty(LONGITUDE)) {
            out.reject(LONGITUDE, "PAIR", "latitude");
        }
        out.integer(CAPACITY, 1, MAX_CAPACITY);
        out.textOrNull(PHONE, MAX_PHONE);
        for (int i = 0; i < 4; i++) {
            out.bool(ACCESSIBILITY + i);
        }
    }

    private static void territory(CsvRow row, RowFields out) {
        String code = row.text(TERRITORIAL_CODE);
        if (COMMISSION.matcher(code).matches() && !TAKEN.matcher(code).matches()) {
            out.value(code);
        } else {
            out.reject(TERRITORIAL_CODE, "FORM", "tec-1166");
        }
        out.text(TERRITORIAL_NAME, MAX_NAME);
    }

    /** Where it stands; a mission abroad stands outside of the classifier. */
    private static void place(CsvRow row, RowFields out) {
        String kato = row.text(KATO);
        if (kato.isEmpty() && out.is(KIND, "ABROAD")) {
            out.value("");
            out.value("");
            return;
        }
        try {
            var place = new Kato(kato);
            out.value(place.code());
            out.value(place.settlement().code());
        } catch (IllegalArgumentException e) {
            out.reject(KATO, "FORM", "116630100");
        }
    }

    private static void hours(CsvRow row, RowFields out) {
        LocalTime opens = time(row, OPENS, out);
        LocalTime closes = time(row, CLOSES, out);
        if (opens != null && closes != null && !opens.isBefore(closes)) {
            out.reject(CLOSES, "ORDER", "opens");
        }
    }

    private static @Nullable LocalTime time(CsvRow row, int column, RowFields out) {
        try {
            LocalTime time = LocalTime.parse(row.text(column));
            out.time(time);
            return time;
        } catch (DateTimeException e) {
            out.reject(column, "FORM", "07:00");
            return null;
        }
    }
}
