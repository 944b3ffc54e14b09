package kz.tizim.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kz.tizim.access.AccountService;
import kz.tizim.access.AccountService.SampleSeat;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionRequest;
import kz.tizim.election.ElectionRequest.ContestRequest;
import kz.tizim.election.Elections;
import kz.tizim.election.Installation;
import kz.tizim.election.Titles;
import kz.tizim.imports.ImportRequest;
import kz.tizim.imports.ImportService;
import kz.tizim.imports.ImportShown;
import kz.tizim.imports.ImportState;
import kz.tizim.precinct.Precincts;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import kz.tizim.voterlist.ListService;
import kz.tizim.voterlist.ListsShown;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the sample once, by the steps that an administrator would take, ten days before its polling day. */
@ApplicationScoped
class SampleStart {
    private static final Logger LOG = Logger.getLogger(SampleStart.class);
    private static final int DAYS_AHEAD = 10;
    private static final long SEED = 1;
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final String ELECTION = "rehearsal";

    private final SampleConfig config;
    private final Installation installation;
    private final DecidingClock clock;
    private final AccountService accounts;
    private final ImportService imports;
    private final Precincts precincts;
    private final Elections elections;
    private final ListService lists;
    private final int port;

    SampleStart(
            SampleConfig config,
            Installation installation,
            DecidingClock clock,
            AccountService accounts,
            ImportService imports,
            Precincts precincts,
            Elections elections,
            ListService lists,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.installation = installation;
        this.clock = clock;
        this.accounts = accounts;
        this.imports = imports;
        this.precincts = precincts;
        this.elections = elections;
        this.lists = lists;
        this.port = port;
    }

    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) throws IOException {
        if (!config.wanted()) {
            return;
        }
        if (!installation.isRehearsal()) {
            LOG.warn("TIZIM_SAMPLE is for rehearsals: nothing was loaded into this real database.");
        } else if (installation.claimSample()) {
            load();
        }
    }

    private void load() throws IOException {
        String password = config.password().orElseGet(SampleStart::newPassword);
        accounts.createSamples(
                List.of(
                        new SampleSeat("admin", Role.ADMINISTRATOR, "CEC"),
                        new SampleSeat("second-admin", Role.ADMINISTRATOR, "CEC"),
                        new SampleSeat("central", Role.CENTRAL, "CEC"),
                        new SampleSeat("observer", Role.OBSERVER, "CEC")),
                password);
        Operator admin = accounts.operatorOf("admin");
        Operator secondAdmin = accounts.operatorOf("second-admin");
        LocalDate today = clock.now().toLocalDate();
        LocalDate pollingDay = today.plusDays(DAYS_AHEAD);
        Path folder = Files.createTempDirectory("tizim-sample");
        try {
            var settings = new SampleSettings(config.citizens(), config.precincts(), SEED, pollingDay);
            new SampleCountry(settings).writeTo(folder, (written, total) -> {});
            for (SampleFile file : SampleFile.values()) {
                importFile(file, folder, today, admin, secondAdmin);
            }
        } finally {
            for (SampleFile file : SampleFile.values()) {
                Files.deleteIfExists(folder.resolve(file.fileName()));
            }
            Files.delete(folder);
        }
        List<String> codes = precincts.codes();
        accounts.createSamples(seats(codes), password);
        elections.create(election(pollingDay, codes.getFirst().substring(0, 2)), admin);
        lists.buildNow(ELECTION, admin);
        ListsShown built = lists.handOver(ELECTION, admin);
        greet(password, pollingDay, codes, built);
    }

    private void importFile(SampleFile file, Path folder, LocalDate asOf, Operator admin, Operator secondAdmin)
            throws IOException {
        Path path = folder.resolve(file.fileName());
        int id;
        try (InputStream content = Files.newInputStream(path)) {
            var request = new ImportRequest(file.name(), "sample", asOf, false, null, Files.size(path), null);
            id = imports.receive(request, content, admin).id();
        }
        await(id, ImportState.PREVIEW);
        imports.approve(id, null, secondAdmin);
        await(id, ImportState.APPLIED);
    }

    private void await(int id, ImportState wanted) {
        long end = System.nanoTime() + MOST.toNanos();
        ImportShown now = imports.status(id);
        while (now.state() != wanted) {
            if (now.state() == ImportState.FAILED || now.state() == ImportState.REFUSED || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "import " + id + " of the sample is " + now.state() + ": " + now.reason());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            now = imports.status(id);
        }
    }

    private List<SampleSeat> seats(List<String> codes) {
        var seats = new ArrayList<SampleSeat>();
        seats.add(new SampleSeat("territorial", Role.TERRITORIAL, precincts.territorialOf(codes.getFirst())));
        for (String code : codes) {
            seats.add(new SampleSeat("chair-" + code, Role.CHAIR, code));
            seats.add(new SampleSeat("member-" + code, Role.MEMBER, code));
        }
        return seats;
    }

    private static ElectionRequest election(LocalDate pollingDay, String region) {
        return new ElectionRequest(
                ELECTION,
                new Titles("Сынақ сайлауы", "Учебные выборы", "Rehearsal election"),
                pollingDay,
                "Asia/Almaty",
                List.of(
                        new ContestRequest("mazhilis", new Titles("Мәжіліс", "Мажилис", "Mazhilis"), ""),
                        new ContestRequest(
                                "maslikhat",
                                new Titles("Облыстық мәслихат", "Областной маслихат", "Oblast maslikhat"),
                                region)),
                null,
                null);
    }

    private static String newPassword() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** For the person at the console, hence not a line of the log. */
    private void greet(String password, LocalDate pollingDay, List<String> codes, ListsShown lists) {
        System.out.printf(
                """

                ┌──────────────────────────────────────────────────────────────────────────────
                │ Tizim: a rehearsal with a sample country. Nothing here is real.
                │ %,d voters on the lists of %d precincts; polling day of election '%s': %s
                │
                │ Citizens     http://localhost:%d/
                │ Commissions  http://localhost:%d/desk
                │ Swagger UI   http://localhost:%d/q/swagger-ui
                │ Accounts     admin, second-admin, central, territorial, observer,
                │              chair-<precinct> and member-<precinct>, for example chair-%s
                │ Password     %s   (the same for all)
                │ Walk         README.md, "Five minutes"
                └──────────────────────────────────────────────────────────────────────────────

                """, lists.listed(), codes.size(), ELECTION, pollingDay, port, port, port, codes.getFirst(), password);
    }
}
