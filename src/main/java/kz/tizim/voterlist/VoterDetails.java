package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is and where registered, as a list or the registry writes it.
 *
 * @param kato of the place
 * @param street empty where there is none, as house and flat
 */
@Schema(name = "VoterDetails", example = """
                {"surname":"Сәрсенов","givenName":"Айбек","patronymic":"Болатұлы","birthDate":"1990-01-01",
                 "kato":"111010000","street":"Абай көшесі","house":"5А","flat":"12"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoterDetails(
        String surname,
        String givenName,
        @Nullable String patronymic,
        LocalDate birthDate,
        String kato,
        String street,
        String house,
        String flat) {
    private static final String[] COLUMNS = {
        "surname", "given_name", "patronymic", "birth_date", "kato", "street", "house", "flat"
    };

    /** The columns of an alias, named with a prefix: what {@link #read} wants. */
    static String columns(String alias, String prefix) {
        var columns = new StringBuilder();
        for (String column : COLUMNS) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append(alias)
                    .append('.')
                    .append(column)
                    .append(" as ")
                    .append(prefix)
                    .append(column);
        }
        return columns.toString();
    }

    /** Reads {@link #columns}; null where there is nobody. */
    static @Nullable VoterDetails read(ResultSet row, String prefix) throws SQLException {
        String surname = row.getString(prefix + "surname");
        return surname == null
                ? null
                : new VoterDetails(
                        surname,
                        row.getString(prefix + "given_name"),
                        row.getString(prefix + "patronymic"),
                        row.getObject(prefix + "birth_date", LocalDate.class),
                        row.getString(prefix + "kato"),
                        row.getString(prefix + "street"),
                        row.getString(prefix + "house"),
                        row.getString(prefix + "flat"));
    }
}
