package kz.tizim.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;

/** Rows of extracts with made-up people and places. */
final class ExtractRows {
    static final String CITIZENS =
            "iin,surname,given_name,patronymic,birth_date,sex,citizenship,life_status,death_date,registration_type,"
                    + "registered_from,kato,street,house,flat,rka,document_last4";
    static final String PRECINCTS =
            "region_code,region_name,territorial_code,territorial_name,number,kind,kato,name_kk,name_ru,name_en,"
                    + "address_kk,address_ru,address_en,time_zone,opens,closes,latitude,longitude,capacity,phone,ramp,tactile,"
                    + "sign_language,lift";
    static final String BOUNDARIES = "decision,valid_from,valid_to,precinct,kato,street,selector";
    static final String INELIGIBILITY = "iin,ground,act,valid_from,valid_to";

    static final String KATO = "116630100";

    private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

    private ExtractRows() {}

    /** The IIN of the nth man born on one day, counted from a serial number that the small countries do not reach. */
    static String iin(int n) {
        int serial = 8999;
        Iin found = null;
        for (int i = 0; i <= n; i++) {
            do {
                found = Iin.compose(BORN, Sex.M, ++serial).orElse(null);
            } while (found == null);
        }
        return java.util.Objects.requireNonNull(found).digits();
    }

    /** Different citizens, who were born from a day on. */
    static List<String> citizens(LocalDate from, int count) {
        var rows = new ArrayList<String>();
        for (int i = 0; rows.size() < count; i++) {
            LocalDate born = from.plusDays(i / 1000);
            Iin.compose(born, Sex.M, i % 1000)
                    .ifPresent(iin -> rows.add(citizen(iin.digits(), "Сағынтаев", born.toString(), "M", "1234")));
        }
        return rows;
    }

    static String citizen(int n) {
        return citizen(n, "Сағынтаев");
    }

    static String citizen(int n, String surname) {
        return citizen(iin(n), surname, "1990-01-01", "M", "1234");
    }

    static String citizen(String iin, String surname, String birthDate, String sex, String last4) {
        return iin + "," + surname + ",Әлихан,Бақытұлы," + birthDate + "," + sex
                + ",KZ,ALIVE,,PERMANENT,2010-05-01," + KATO + ",Абай көшесі,13/1,7,,"
                + last4;
    }

    static String precinct(int number) {
        return "11,Ақмола облысы,tec-1166,Целиноград ауданы," + number + ",TERRITORY,116630100,№ " + number
                + " учаске,Участок № " + number + ",Station " + number
                + ",\"Қосшы, 5\",\"Косшы, 5\",\"Kosshy, 5\",Asia/Almaty,07:00,20:00,51.07,71.35,3000,+7 710 000 00 00,"
                + "true,false,false,true";
    }

    static String mission(int number) {
        return "99,Шетел,abroad,Missions," + number + ",ABROAD,,Елшілік,Посольство,Embassy,Рим,Рим,Rome,Europe/Rome,"
                + "07:00,20:00,,,3000,,false,false,false,false";
    }

    static String boundary(String precinct, String selector) {
        return "№ 1 шешім,2025-01-01,," + precinct + ",116630100,Абай көшесі,\"" + selector + "\"";
    }
}
