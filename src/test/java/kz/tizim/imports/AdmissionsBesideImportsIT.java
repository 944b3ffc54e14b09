package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Desks of all kinds work while extracts that change all of their citizens are received, checked, applied and undone, and
 * lists of another election are built: nobody meets in a deadlock, and nobody is lost.
 */
@Timeout(300)
class AdmissionsBesideImportsIT {
    private static final int OTHERS = 8_000;
    private static final int SERVED = 120;
    private static final int CHANGED = 40;
    private static final int PAIRS = 40;
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    private final ReadWriteLock listChanges = new ReentrantReadWriteLock(true);
    private final AtomicInteger builds = new AtomicInteger();
    private Fleet fleet;
    private SmallCountry country;
    private Service service;

    private List<Iin> voters;
    private List<Iin> travellers;
    private List<Iin> applicants;
    private List<Iin> excluded;
    private List<Iin> newcomers;
    private List<Iin> movers;
    private List<Iin> pairs;
    private List<String> certificates;

    private Poll today;
    private Poll ahead;
    private Poll building;

    @Test
    void nobodyIsInAnybodysWay() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (Fleet started = new Fleet(1, folder, database, Map.of())) {
            fleet = started;
            country = fleet.country();
            service = fleet.instance(0).service();
            prepare();
            long before = deadlocks(database);
            var all = Stream.of(voters, travellers, applicants, excluded, newcomers, movers, pairs)
                    .flatMap(List::stream)
                    .toList();
            var way = new ImportWay(fleet, OTHERS, all);
            int done;
            try (var desks = new Desks(fleet.instance(0))) {
                admit(desks);
                changeLists(desks);
                desks.repeat(() -> {
                    String lists = building.path("/lists");
                    desks.decide(lists, country.admin, Map.of(), false);
                    desks.await(lists, country.admin, "state", "DRAFT");
                    return builds.incrementAndGet();
                });
                for (int round = 0; round < ROUNDS; round++) {
                    goTheWay(way, "Қатар" + (char) ('а' + round), round % 2 == 1);
                }
                done = desks.done();
            }
            System.out.println(done + " acts and " + builds + " builds beside " + ROUNDS + " imports");
            everybodyWasServed();
            assertTrue(builds.get() > 1, "lists were built");
            fleet.audit();
            assertEquals("", faults(), "nobody was answered with a fault");
            end(database);
            assertEquals(before, deadlocks(database));
        }
    }

    /** Polling day in one election, lists handed over in another one, and a third whose lists are still to be built. */
    private void prepare() throws Exception {
        voters = country.citizens(country.home, SERVED);
        travellers = country.citizens(country.home, SERVED);
        applicants = country.citizens(country.home, SERVED);
        movers = country.citizens(country.home, SERVED);
        excluded = country.citizens(country.home, CHANGED);
        pairs = country.citizens(country.home, 2 * PAIRS);
        today = service.electionWithLists(country);
        certificates = travellers.stream()
                .map(traveller -> service.certificate(today, country.home, traveller))
                .toList();
        service.openPolls(country, today, country.home, country.otherRegion);
        ahead = service.electionWithLists(country);
        newcomers = country.citizens(country.home, CHANGED);
        building = service.newElection(
                country, Map.of("transfersUntil", 5, "listsDue", 5, "listsOpenFrom", 5, "certificatesFrom", 5));
    }

    private void goTheWay(ImportWay way, String surname, boolean undone) throws SQLException {
        if (!undone) {
            way.apply(surname);
            return;
        }
        // An import stays where lists were changed after it.
        listChanges.writeLock().lock();
        try {
            String before = way.register();
            int id = way.apply(surname);
            way.undo(id);
            assertEquals(
                    "ROLLED_BACK",
                    way.awaitUndone(id),
                    () -> String.valueOf(
                            (Object) way.calls().settled(id).extract().path("reason")));
            assertEquals(before, way.register());
        } finally {
            listChanges.writeLock().unlock();
        }
    }

    private void admit(Desks desks) {
        String home = country.home.member();
        desks.open(SERVED, (i, again) -> {
            var ballot = about(voters.get(i), country.home.code());
            ballot.put("channel", "STATION");
            ballot.put("contests", List.of("mazhilis"));
            desks.decide(today.path("/ballots"), home, ballot, again);
        });
        desks.open(SERVED, (i, again) -> {
            var redemption = about(travellers.get(i), country.otherRegion.code());
            redemption.put("documentNumber", "04001234");
            desks.decide(
                    today.path("/certificates/" + certificates.get(i) + "/redemption"),
                    country.otherRegion.member(),
                    redemption,
                    again);
        });
        desks.open(SERVED, (i, again) -> {
            var application = Service.application(applicants.get(i), "mazhilis");
            desks.decide(ahead.path("/certificates"), home, application, again);
        });
        desks.open(SERVED, (i, again) -> {
            var transfer = about(movers.get(i), country.otherTown.code());
            transfer.put("reference", "Application No 7");
            desks.decide(building.path("/transfers"), country.territorial, transfer, again);
        });
    }

    private void changeLists(Desks desks) {
        var gate = listChanges.readLock();
        desks.openOnce(CHANGED, gate, (i, again) -> {
            var exclusion = about(excluded.get(i), country.home.code());
            exclusion.put("ground", "DEATH");
            exclusion.put("reference", "Act of death No 5");
            desks.decide(ahead.path("/exclusions"), country.home.chair(), exclusion, again);
        });
        desks.openOnce(CHANGED, gate, (i, _) -> correct(desks, newcomers.get(i)));
        desks.openOnce(PAIRS, gate, (i, _) -> link(desks, pairs.get(i), pairs.get(2 * PAIRS - 1 - i)));
    }

    private void correct(Desks desks, Iin newcomer) throws Exception {
        var request = about(newcomer, country.home.code());
        request.put("kind", "INCLUDE");
        request.put("statement", "Lives at 1 Garden St");
        Object id = desks.decide(ahead.path("/corrections"), country.home.member(), request, false)
                .json()
                .get("id");
        Map<String, ?> decision = Map.of("granted", true, "text", "The address lies within the precinct");
        desks.decide(ahead.path("/corrections/" + id + "/decision"), country.home.chair(), decision, false);
    }

    private void link(Desks desks, Iin iin, Iin principal) throws Exception {
        Map<String, ?> link = Map.of("iin", iin.digits(), "principal", principal.digits(), "reference", "Letter No 14");
        Object matter = desks.decide("/api/v1/linked-iins", country.admin, link, false)
                .json()
                .get("id");
        desks.decide("/api/v1/approvals/" + matter + "/decision", country.central, Map.of("approve", true), false);
    }

    private static Map<String, Object> about(Iin iin, String precinct) {
        var request = new HashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", precinct);
        return request;
    }

    private void everybodyWasServed() {
        for (Iin admitted : Stream.concat(voters.stream(), travellers.stream()).toList()) {
            assertEquals(1, fleet.liveEntries(admitted));
        }
        String election = " where election_id = (select id from election where code = ?)";
        assertEquals(SERVED, country.query("select count(*)::int from certificate" + election, ahead.code()));
        assertEquals(SERVED, country.query("select count(*)::int from list_transfer" + election, building.code()));
        assertEquals(
                CHANGED,
                country.query(
                        "select count(*)::int from list_delta" + election + " and basis = 'DEATH'", ahead.code()));
        assertEquals(
                CHANGED,
                country.query(
                        "select count(*)::int from list_delta" + election + " and basis = 'CORRECTION'", ahead.code()));
        assertEquals(PAIRS, country.query("select count(*)::int from linked_iin"));
    }

    private String faults() throws IOException {
        return fleet.instance(0)
                .output()
                .lines()
                .filter(line -> line.contains("Fault ") || line.contains("40P01"))
                .collect(Collectors.joining("\n"));
    }

    private static long deadlocks(TestDatabase database) throws SQLException {
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            return Long.parseLong(ImportWay.first(
                    statement, "select deadlocks::text from pg_stat_database where datname = current_database()"));
        }
    }

    /** What connections have counted is known for certain when they have ended. */
    private void end(TestDatabase database) throws Exception {
        fleet.instance(0).kill();
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            String served = "select count(*)::text from pg_stat_activity"
                    + " where datname = current_database() and application_name = 'tizim'";
            assertEquals("0", ImportWay.await(() -> ImportWay.first(statement, served), "0"));
        }
    }
}
