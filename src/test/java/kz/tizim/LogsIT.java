package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neither logs nor metrics of the production profile tell who was served, whatever is asked and whatever fails. */
@Timeout(240)
class LogsIT {
    private static final String DOCUMENT = "073219845";
    private static final String PROXY = "Өкілжанов Сенімбай";
    private static final String SURNAME = "Құпиябаев";
    private static final String GIVEN_NAME = "Жасырынбек";
    private static final String PATRONYMIC = "Белгісізұлы";
    private static final LocalDate BORN = LocalDate.of(1971, 3, 9);

    @TempDir
    Path folder;

    private Fleet fleet;
    private SmallCountry country;
    private Poll poll;

    @Test
    void logsAndMetricsNameNobody() throws Exception {
        try (Fleet started = new Fleet(1, folder)) {
            fleet = started;
            country = fleet.country();
            Instance instance = fleet.instance(0);
            Iin voter = country.citizen(country.home, BORN, SURNAME, GIVEN_NAME, PATRONYMIC);
            Iin stayer = country.citizen(country.home, BORN, SURNAME, GIVEN_NAME, PATRONYMIC);
            Iin stranger = country.freshIin(BORN);
            poll = instance.service().electionWithLists(country);

            String number = issue(instance, voter, stranger);
            ask(instance, voter, stranger);
            instance.service().openPolls(country, poll, country.home, country.otherRegion);
            sendNonsense(instance, stayer);
            fail(instance, stayer);
            admit(instance, voter, stayer, number);
            change(instance, voter, stayer, stranger);

            List<String> secrets = List.of(
                    voter.digits(),
                    stayer.digits(),
                    stranger.digits(),
                    DOCUMENT,
                    PROXY,
                    SURNAME,
                    GIVEN_NAME,
                    PATRONYMIC);
            assertCounted(instance, secrets);
            instance.terminate();
            assertEquals(Instance.ENDED_BY_SIGTERM, instance.awaitEnd());
            assertSilent(secrets, instance.output());
            assertEachLineIsJson(instance, secrets);
            fleet.audit();
        }
    }

    /** For who runs the service, by the minute; not for the public, which gets completed hours. */
    private static void assertCounted(Instance instance, List<String> secrets) throws Exception {
        String metrics = instance.metrics().body();
        assertTrue(metrics.contains("tizim_acts_total{action=\"ballot\",outcome=\"DONE\"}"), metrics);
        assertSilent(secrets, metrics);
        for (String path : List.of("/q/metrics", "/q/metrics/", "/q/metrics/prometheus", "/metrics", "/q//metrics")) {
            Reply anybodys = instance.get(path);
            assertEquals(404, anybodys.status(), path);
            assertFalse(anybodys.body().contains("tizim_acts"), path);
        }
        for (String path : List.of("/q/openapi", "/q/swagger-ui/", "/q/health", "/q/health/live")) {
            assertEquals(200, instance.get(path).status(), path);
        }
        assertTrue(instance.output().contains("Management interface listening on http://127.0.0.1:"));
    }

    private String issue(Instance instance, Iin voter, Iin stranger) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "iin",
                voter.digits(),
                "contest",
                "mazhilis",
                "documentNumber",
                DOCUMENT,
                "applicant",
                Map.of("kind", "PROXY", "name", PROXY, "powerOfAttorney", "No 5")));
        Reply issued = post(instance, country.home.member(), "/certificates", body);
        assertEquals(201, issued.status(), issued::body);
        assertEquals(
                "certificate-exists",
                post(instance, country.home.member(), "/certificates", body).problem());
        body.put("iin", stranger.digits());
        assertEquals(
                "not-on-list",
                post(instance, country.home.member(), "/certificates", body).problem());
        body.put("surname", SURNAME);
        assertEquals(
                "invalid-request",
                post(instance, country.home.member(), "/certificates", body).problem());
        return String.valueOf(issued.json().get("number"));
    }

    private void ask(Instance instance, Iin voter, Iin stranger) throws Exception {
        for (Iin iin : List.of(voter, stranger)) {
            var question = Map.of("iin", iin.digits(), "documentLast4", "1234", "election", poll.code());
            assertEquals(
                    200, instance.send(Post.of("/api/v1/lookup", "", question)).status());
            assertEquals(
                    200,
                    post(instance, country.territorial, "/voters/search", Map.of("iin", iin.digits()))
                            .status());
        }
        String search = "/precincts/" + country.home.code() + "/voters/search";
        for (String query :
                List.of(voter.digits(), SURNAME + " " + GIVEN_NAME, "'; drop table " + SURNAME, SURNAME.repeat(1000))) {
            Reply found = post(instance, country.home.member(), search, Map.of("query", query));
            assertTrue(found.status() == 200 || found.status() == 400, found::body);
        }
        var wrong = Map.of("username", country.home.member(), "password", voter.digits());
        assertEquals(401, signIn(instance, wrong).status());
        assertEquals(
                401,
                signIn(instance, Map.of("username", SURNAME, "password", DOCUMENT))
                        .status());
        // Nobody should write an IIN into an address; whoever does must not find it in the log.
        assertEquals(404, instance.get("/api/v1/citizens/" + voter.digits()).status());
        assertEquals(
                401, instance.get(poll.path("/certificates/" + voter.digits())).status());
        instance.get(poll.path("/lists?iin=" + voter.digits()));
    }

    private void sendNonsense(Instance instance, Iin voter) throws Exception {
        String token = instance.service().token(country.home.member());
        String iin = voter.digits();
        for (String body : List.of(
                "{\"iin\":\"" + iin + "\",\"precinct\":",
                "{\"iin\":" + iin + "}",
                "{\"iin\":[\"" + iin + "\"]}",
                "{\"iin\":\"" + iin + "\",\"iin\":\"" + iin + "\"}",
                "{\"iin\":\"" + iin + "\",\"" + SURNAME + "\":1}",
                "{\"iin\":\"" + iin + "\",\"precinct\":\"" + SURNAME + "\\u0000\",\"channel\":\"STATION\"}",
                "{\"iin\":\"" + iin + "\",\"precinct\":\"x\",\"channel\":\"" + GIVEN_NAME + "\"}",
                "\"" + iin + " " + SURNAME + "\"")) {
            Reply reply = instance.send(new Post(poll.path("/ballots"), token, iin, body));
            assertEquals("invalid-request", reply.problem(), reply::body);
        }
    }

    /** The database refuses a row and tells why with the row's values; then it breaks connections off. */
    private void fail(Instance instance, Iin voter) throws Exception {
        asSuperuser("alter table ledger_entry add constraint nothing check (iin = 0) not valid");
        assertEquals("internal-error", ballot(instance, voter).problem());
        asSuperuser("alter table ledger_entry drop constraint nothing");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and application_name = 'tizim'");
        for (int i = 0; i < 3; i++) {
            var question = Map.of("iin", voter.digits());
            post(instance, country.territorial, "/voters/search", question);
        }
    }

    private void admit(Instance instance, Iin voter, Iin stayer, String number) throws Exception {
        String redemption = "/certificates/" + number + "/redemption";
        String desk = country.otherRegion.member();
        var body = Map.of("iin", voter.digits(), "precinct", country.otherRegion.code(), "documentNumber", DOCUMENT);
        var others = Map.of("iin", stayer.digits(), "precinct", country.otherRegion.code(), "documentNumber", DOCUMENT);
        assertEquals("wrong-holder", post(instance, desk, redemption, others).problem());
        assertEquals("detached", ballot(instance, voter).problem());
        assertEquals(201, post(instance, desk, redemption, body).status());
        assertEquals("certificate-used", post(instance, desk, redemption, body).problem());
        assertEquals("already-voted", ballot(instance, voter).problem());
        assertEquals(201, ballot(instance, stayer).status());
    }

    private void change(Instance instance, Iin voter, Iin stayer, Iin stranger) throws Exception {
        String precinct = country.home.code();
        for (Iin iin : List.of(voter, stayer, stranger)) {
            for (Map.Entry<String, Map<String, String>> one : Map.of(
                            "/exclusions", Map.of("ground", "DEATH", "reference", "Act No 1"),
                            "/corrections", Map.of("kind", "EXCLUDE", "statement", "By the citizen"),
                            "/inclusions", Map.of("basis", "REGISTRY_PROOF", "application", "No 7"))
                    .entrySet()) {
                Map<String, Object> body = new LinkedHashMap<>(one.getValue());
                body.put("iin", iin.digits());
                body.put("precinct", precinct);
                Reply reply = post(instance, country.home.chair(), one.getKey(), body);
                assertTrue(reply.status() < 500 && reply.status() != 400, reply::body);
            }
        }
        var link = Map.of("iin", stayer.digits(), "principal", voter.digits(), "reference", "Letter No 1");
        String admin = instance.service().token(country.admin);
        assertTrue(instance.send(Post.of("/api/v1/linked-iins", admin, link)).status() < 500);
        var names = Map.of("surname", SURNAME, "givenName", GIVEN_NAME, "birthDate", BORN.toString());
        assertEquals(
                200,
                post(instance, country.territorial, "/voters/search", names).status());
    }

    private Reply ballot(Instance instance, Iin voter) throws Exception {
        return post(
                instance,
                country.home.member(),
                "/ballots",
                Map.of(
                        "iin",
                        voter.digits(),
                        "precinct",
                        country.home.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("mazhilis")));
    }

    private Reply post(Instance instance, String account, String path, Map<String, ?> body) throws Exception {
        return instance.decide(Post.of(poll.path(path), instance.service().token(account), body));
    }

    private static Reply signIn(Instance instance, Map<String, ?> body) throws Exception {
        return instance.send(Post.of("/api/v1/sessions", "", body));
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection superuser = fleet.database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertSilent(List<String> secrets, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        for (String secret : secrets) {
            assertFalse(folded.contains(secret.toLowerCase(Locale.ROOT)), "somebody is named: " + secret);
        }
    }

    private static void assertEachLineIsJson(Instance instance, List<String> secrets) throws Exception {
        var json = new ObjectMapper();
        boolean faultLogged = false;
        for (String line : instance.log()) {
            // Parsed, so that escaped letters are read too.
            Map<?, ?> event = json.readValue(line, Map.class);
            assertSilent(secrets, event.toString());
            faultLogged |= String.valueOf(event.get("message")).contains("23514");
        }
        assertTrue(faultLogged, "the log was read to its end");
    }
}
