package kz.tizim.kit;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tizim.database.TestDatabase;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * The packaged jar with the sample country and one browser, started once for all classes of a run. Without Chromium the
 * tests that want it are left out, unless the environment says {@code TIZIM_BROWSER=required}.
 */
public final class Site {
    /** The one without windows of its own comes first: it needs a fifth less time. */
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser");

    private static final String ELECTION = "/api/v1/elections/rehearsal";
    private static @Nullable Site running;

    private final TestDatabase database;
    private final Instance instance;
    private final Browser browser;
    private final Judge judge;

    private Site(Path chromium) throws IOException, InterruptedException, SQLException {
        database = TestDatabase.fresh();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TIZIM_SAMPLE", "true");
        environment.put("TIZIM_SAMPLE_PASSWORD", SmallCountry.PASSWORD);
        Path folder = Files.createTempDirectory("tizim-site");
        environment.put("TIZIM_CERTIFICATE_KEY", key(folder).toString());
        instance = Instance.start(environment, folder, "site");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update")));
        judge = new Judge(browser, instance.address(""));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                instance.close();
                playwright.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        instance.awaitReady();
        awaitSample();
    }

    /** A key that signs certificates, as an administrator would make it. */
    private static Path key(Path folder) throws IOException {
        try {
            byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return Files.writeString(
                    folder.resolve("key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The site; a test is left out where there is no browser for it. */
    public static synchronized Site open() throws IOException, InterruptedException, SQLException {
        if (running == null) {
            running = new Site(chromium().orElseGet(Site::leaveOut));
        }
        return running;
    }

    private static Optional<Path> chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("TIZIM_CHROMIUM")), CHROMIUM.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path leaveOut() {
        String sentence = "The pages were not tried in a browser: no Chromium at " + CHROMIUM
                + ", and TIZIM_CHROMIUM names none.";
        if ("required".equals(System.getenv("TIZIM_BROWSER"))) {
            throw new AssertionError(sentence);
        }
        System.out.println("LEFT OUT: " + sentence);
        return abort(sentence);
    }

    private void awaitSample() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            String state = service().anybody().get(ELECTION).path("listsState");
            if ("OPEN".equals(state)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the sample is not loaded");
    }

    public Service service() {
        return instance.service();
    }

    /** Moves the clock to a time of polling day in the capital, where it is not later already. */
    public void moveClock(LocalTime time) {
        Service service = service();
        var poll = new Service.Poll(
                "rehearsal", LocalDate.parse(service.anybody().get(ELECTION).path("pollingDay")));
        if (service.now().isBefore(poll.at(time))) {
            service.as("admin")
                    .body(Map.of("now", poll.at(time).toString()))
                    .post("/api/v1/clock")
                    .then()
                    .statusCode(200);
        }
    }

    /** A visitor with a fresh browser. */
    public Visitor visitor(Visitor.Way way) {
        return new Visitor(browser, instance.address(""), judge, way);
    }

    /** Somebody on a list, with the last digits of the document. */
    public record Person(Iin iin, String surname, String givenName, String documentLast4) {}

    /** As many precincts as there are ways to visit, each in a settlement of its own and with voters on its list. */
    public List<String> precinctsOfDifferentSettlements() throws SQLException {
        return texts("""
                select min(p.code) from precinct p
                where p.time_zone = 'Asia/Almaty' and p.kind = 'TERRITORY'
                  and (select count(*) from voter v where v.precinct_id = p.id) > 50
                group by p.settlement order by 1 limit 3""");
    }

    /** How many entries of the ledger a citizen has. */
    public int entriesOf(Iin iin) throws SQLException {
        return Integer.parseInt(texts("select count(*)::text from ledger_entry where iin = " + iin.value())
                .getFirst());
    }

    /** How many contests are held at a precinct. */
    public int contestsAt(String precinct) throws SQLException {
        return Integer.parseInt(
                texts("select count(*)::text from contest c where exists (select from precinct p where p.code = '"
                                + precinct + "' and p.kato like c.scope || '%')")
                        .getFirst());
    }

    /** Lets a precinct claim what a rule of another one says, from now on until {@link #endClaims}. */
    public void claim(String precinct, String of) throws SQLException {
        execute("""
                insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)
                select 'Claim of a test', b.valid_from, claiming.id, b.kato, b.street, b.selector, b.import_id
                from precinct p join boundary b on b.precinct_id = p.id, precinct claiming
                where p.code = '%s' and claiming.code = '%s' and b.import_id is not null
                order by b.id limit 1""".formatted(of, precinct));
    }

    /** Takes back what precincts have claimed. */
    public void endClaims() throws SQLException {
        execute("delete from boundary where decision = 'Claim of a test'");
    }

    /** Ends what an account has signed in to, as time does. */
    public void endSessions(String username) throws SQLException {
        execute("update session set ended_at = clock_timestamp() where ended_at is null and account_id ="
                + " (select id from account where username = '" + username + "')");
    }

    /** Another desk is busy with a citizen until the connection is closed. */
    public Connection holds(Iin iin) throws SQLException {
        Connection desk = database.asOwner();
        desk.setAutoCommit(false);
        try (Statement lock = desk.createStatement()) {
            lock.execute("select from citizen where iin = " + iin.value() + " for update");
        }
        return desk;
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** Voters of a precinct in the order of its list. */
    public List<Person> voters(String precinct, int from, int count) throws SQLException {
        var people = new ArrayList<Person>();
        try (Connection owner = database.asOwner();
                PreparedStatement select = owner.prepareStatement("""
                        select c.iin, c.surname, c.given_name, c.document_last4 from voter v join citizen c using (iin)
                        join precinct p on p.id = v.precinct_id where p.code = ? order by v.line offset ? limit ?
                        """)) {
            select.setString(1, precinct);
            select.setInt(2, from);
            select.setInt(3, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    people.add(
                            new Person(new Iin(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return people;
    }
}
