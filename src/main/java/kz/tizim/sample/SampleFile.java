package kz.tizim.sample;

import java.util.List;

/** The extract files of a sample; each constant bears the name of the import kind that reads it. UTF-8, comma, LF, header. */
public enum SampleFile {
    PRECINCTS(
            "precincts.csv",
            "region_code,region_name,territorial_code,territorial_name,number,kind,kato,name_kk,name_ru,name_en,"
                    + "address_kk,address_ru,address_en,time_zone,opens,closes,latitude,longitude,capacity,phone,"
                    + "ramp,tactile,sign_language,lift"),
    BOUNDARIES("boundaries.csv", "decision,valid_from,valid_to,precinct,kato,street,selector"),
    CITIZENS(
            "citizens.csv",
            "iin,surname,given_name,patronymic,birth_date,sex,citizenship,life_status,death_date,registration_type,"
                    + "registered_from,kato,street,house,flat,rka,document_last4"),
    INELIGIBILITY("ineligibility.csv", "iin,ground,act,valid_from,valid_to");

    private final String fileName;
    private final List<String> columns;

    SampleFile(String fileName, String header) {
        this.fileName = fileName;
        columns = List.of(header.split(","));
    }

    /** Name of the file in the sample's folder. */
    public String fileName() {
        return fileName;
    }

    /** The columns in their order, as the header names them. */
    public List<String> columns() {
        return columns;
    }
}
