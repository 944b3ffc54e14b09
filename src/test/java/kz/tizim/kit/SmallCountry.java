package kz.tizim.kit;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.tizim.precinct.Kato;
import kz.tizim.registry.Folding;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;

/**
 * Four precincts with their commissions, accounts and citizens, written straight into the tables: two in one town, one in
 * another town of the region, one in another region. Every instance has codes, streets and people of its own, so that
 * tests share a database without meeting each other.
 */
public final class SmallCountry {
    /** The password of every account. */
    public static final String PASSWORD = "a password for tests";

    private static final String HASH = BCrypt.withDefaults().hashToString(4, PASSWORD.toCharArray());
    private static final AtomicInteger NUMBERS =
            new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 100_000) * 10);
    private static final AtomicInteger SERIALS = new AtomicInteger();

    /** A precinct with the street whose houses it has; accounts are {@code chair-<code>} and {@code member-<code>}. */
    public record Place(int id, String code, String kato, String street) {
        public String chair() {
            return "chair-" + code;
        }

        public String member() {
            return "member-" + code;
        }
    }

    private final DataSource database;
    private final int number = NUMBERS.addAndGet(10);
    private int further = 3;

    public final Place home;
    public final Place neighbour;
    public final Place otherTown;
    public final Place otherRegion;
    public final String territorial = "territorial-" + number;
    public final String secondTerritorial = "second-territorial-" + number;
    public final String admin = "admin-" + number;
    public final String secondAdmin = "second-admin-" + number;
    public final String central = "central-" + number;
    public final String observer = "observer-" + number;

    public SmallCountry(DataSource database) {
        this.database = database;
        String commission = territorialCode();
        run(
                "insert into commission (kind, code, name_kk, name_ru, name_en, parent_id) "
                        + "select 'TERRITORIAL', ?, ?, ?, ?, id from commission where kind = 'CENTRAL'",
                commission,
                commission,
                commission,
                commission);
        account(territorial, "TERRITORIAL", commission);
        account(secondTerritorial, "TERRITORIAL", commission);
        account(admin, "ADMINISTRATOR", "CEC");
        account(secondAdmin, "ADMINISTRATOR", "CEC");
        account(central, "CENTRAL", "CEC");
        account(observer, "OBSERVER", "CEC");
        home = place(commission, "11", number, "111010000");
        neighbour = place(commission, "11", number + 1, "111010000");
        otherTown = place(commission, "11", number + 2, "113220100");
        otherRegion = place(commission, "35", number, "351010000");
    }

    /** A further precinct of the territorial commission, at a KATO. */
    public Place placeAt(String kato) {
        return place("T-" + number, kato.substring(0, 2), number + ++further, kato);
    }

    /** The code of the commission above the precincts. */
    public String territorialCode() {
        return "T-" + number;
    }

    private Place place(String commission, String region, int precinctNumber, String kato) {
        String code = region + "-" + precinctNumber;
        String street = "көшесі Бақ " + precinctNumber;
        run(
                "insert into commission (kind, code, name_kk, name_ru, name_en, parent_id) "
                        + "select 'PRECINCT', ?, ?, ?, ?, id from commission where code = ?",
                code,
                code,
                code,
                code,
                commission);
        run(
                "insert into precinct (id, code, region_code, region_name, number, kind, kato, settlement, name_kk, name_ru, name_en, "
                        + "address_kk, address_ru, address_en, time_zone, opens, closes, capacity, phone, ramp, tactile, sign_language, lift) "
                        + "select id, code, ?, 'Облыс', ?, 'TERRITORY', ?, ?, 'Учаске', 'Участок', 'Precinct', 'Бақ 1', 'Сад 1', '1 Garden', "
                        + "'Asia/Almaty', '07:00', '20:00', 3000, '+7 700 000 00 00', true, false, true, false from commission where code = ?",
                region,
                precinctNumber,
                kato,
                new Kato(kato).settlement().code(),
                code);
        int id = query("select id from precinct where code = ?", code);
        run(
                "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id) values ('No 1', '2020-01-01', ?, ?, ?, '', 0)",
                id,
                kato,
                street);
        account("chair-" + code, "CHAIR", code);
        account("member-" + code, "MEMBER", code);
        return new Place(id, code, kato, street);
    }

    private void account(String username, String role, String commission) {
        run(
                "insert into account (username, full_name, role, commission_id, password_hash) select ?, ?, ?, id, ? from commission where code = ?",
                username,
                "Test " + username,
                role,
                HASH,
                commission);
    }

    /** A citizen of age who lives in the street of a precinct; the last four digits of the document are 1234. */
    public Iin citizen(Place place) {
        return citizen(place, LocalDate.of(1990, 1, 1).plusDays(SERIALS.get() / 5000), "Сәрсенов", "Айбек", "Болатұлы");
    }

    /** Several citizens of age. */
    public List<Iin> citizens(Place place, int count) {
        var iins = new ArrayList<Iin>(count);
        for (int i = 0; i < count; i++) {
            iins.add(citizen(place));
        }
        return iins;
    }

    /** A citizen of the given birth date and name. */
    public Iin citizen(Place place, LocalDate birthDate, String surname, String givenName, String patronymic) {
        Iin iin = freshIin(birthDate);
        run(
                "insert into citizen (iin, surname, given_name, patronymic, birth_date, sex, citizenship, life_status, registration_type, "
                        + "kato, street, house, flat, document_last4, name_key, import_id) "
                        + "values (?, ?, ?, ?, ?, 'M', 'KZ', 'ALIVE', 'PERMANENT', ?, ?, '1', '', '1234', ?, 0)",
                iin.value(),
                surname,
                givenName,
                patronymic,
                birthDate,
                place.kato(),
                place.street(),
                Folding.key(surname + " " + givenName + " " + patronymic));
        return iin;
    }

    /** A valid IIN that nobody has. */
    public Iin freshIin(LocalDate birthDate) {
        while (true) {
            int serial = SERIALS.incrementAndGet() % 10_000;
            var made = Iin.compose(birthDate, Sex.M, serial);
            if (made.isPresent()
                    && query(
                                    "select count(*)::int from citizen where iin = ?",
                                    made.get().value())
                            == 0) {
                return made.get();
            }
        }
    }

    /** Runs a statement with the login of the service. */
    public void run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for one number with the login of the service. */
    public int query(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the audit trail says something about a citizen, at a precinct in an election. */
    public int audited(String action, String outcome, Service.Poll poll, Place place, Iin iin) {
        return query(
                "select count(*)::int from audit a join election e on e.id = a.election_id and e.code = ?"
                        + " where a.action = ? and a.outcome = ? and a.precinct_id = ? and a.iin = ?",
                poll.code(),
                action,
                outcome,
                place.id(),
                iin.value());
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
