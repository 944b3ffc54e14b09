package kz.tizim.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Many adult citizens, all on one precinct's list, written into the tables by COPY. */
public final class Population {
    /** Last digits of everybody's document. */
    public static final String DOCUMENT_LAST4 = "1234";

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1950, 1, 1);
    private static final int SERIALS_A_DAY = 20;

    private Population() {}

    /** Valid IINs, all different, of people born from 1950 on. */
    public static List<Iin> iins(int count) {
        var iins = new ArrayList<Iin>(count);
        for (LocalDate birth = FIRST_BIRTH; iins.size() < count; birth = birth.plusDays(1)) {
            for (int serial = 0; serial < SERIALS_A_DAY && iins.size() < count; serial++) {
                Iin.compose(birth, Sex.F, serial).ifPresent(iins::add);
            }
        }
        return iins;
    }

    /** Writes the citizens and puts them on the list of a precinct. */
    public static void write(Connection connection, List<Iin> iins, int electionId, SmallCountry.Place home)
            throws SQLException {
        copy(
                connection,
                "citizen (iin, surname, given_name, birth_date, sex, citizenship, life_status, registration_type, kato,"
                        + " street, house, flat, document_last4, name_key, import_id)",
                iins,
                iin -> row(
                        iin.value(),
                        "Серікова",
                        "Дина",
                        iin.birthDate(),
                        "F",
                        "KZ",
                        "ALIVE",
                        "PERMANENT",
                        home.kato(),
                        home.street(),
                        "1",
                        "",
                        DOCUMENT_LAST4,
                        "серикова дина",
                        0));
        call(connection, "begin_draft", electionId);
        copy(
                connection,
                "voter_draft_" + electionId + " (election_id, iin, precinct_id, part, basis)",
                iins,
                iin -> row(electionId, iin.value(), home.id(), "MAIN", "DECISION"));
        call(connection, "finish_draft", electionId);
    }

    private static void call(Connection connection, String function, int electionId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select " + function + "(" + electionId + ")");
        }
    }

    /** Writes rows made by {@link #row}. */
    public static <T> void copy(Connection connection, String columns, List<T> items, Function<T, String> row)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin");
        for (T item : items) {
            byte[] bytes = row.apply(item).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    /** A row in the text format of COPY; the values must hold nothing that it would have to escape. */
    public static String row(Object... values) {
        var line = new StringBuilder();
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t").append(value);
        }
        return line.append('\n').toString();
    }
}
