package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.registry.Iin;

/** A whole register of a few citizens, who live in the home precinct unless told otherwise; imported as often as it changes. */
final class Register {
    private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

    private final ImportCalls calls;
    private final Map<Iin, String> rows = new LinkedHashMap<>();

    Register(ImportCalls calls) {
        this.calls = calls;
    }

    /** Adds a citizen; columns and values say what is not as of everybody. */
    Iin citizen(String... columns) {
        Iin iin = calls.country.freshIin(BORN);
        write(iin, columns);
        return iin;
    }

    /** Writes a citizen anew. */
    void write(Iin iin, String... columns) {
        rows.put(iin, row(iin, columns));
    }

    void remove(Iin iin) {
        rows.remove(iin);
    }

    /** Imports the register as it is now; the id of the import. */
    int apply() {
        var lines = new ArrayList<String>(List.of(CITIZENS));
        lines.addAll(rows.values());
        return calls.apply("CITIZENS", lines.toArray(String[]::new));
    }

    private String row(Iin iin, String... columns) {
        var values = new LinkedHashMap<String, String>();
        Arrays.stream(CITIZENS.split(",")).forEach(column -> values.put(column, ""));
        values.put("iin", iin.digits());
        values.put("surname", "Сәрсенов");
        values.put("given_name", "Айбек");
        values.put("birth_date", BORN.toString());
        values.put("sex", "M");
        values.put("citizenship", "KZ");
        values.put("life_status", "ALIVE");
        values.put("registration_type", "PERMANENT");
        values.put("registered_from", "2010-05-01");
        values.put("kato", calls.country.home.kato());
        values.put("street", calls.country.home.street());
        values.put("house", "1");
        values.put("document_last4", "1234");
        for (int i = 0; i < columns.length; i += 2) {
            values.put(columns[i], columns[i + 1]);
        }
        return String.join(",", values.values());
    }
}
