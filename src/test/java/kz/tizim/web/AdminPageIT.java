package kz.tizim.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.BlankAlert;
import kz.tizim.kit.Service;
import kz.tizim.kit.Site;
import kz.tizim.kit.Visitor;
import kz.tizim.kit.WithSite;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two administrators do their work with a browser. */
@Timeout(180)
class AdminPageIT extends WithSite {
    private static final String COURT = "iin,ground,act,valid_from,valid_to\n";
    private static final String DECISION = "form[action*='/admin/approvals/'] button";

    @ParameterizedTest
    @MethodSource("ways")
    void anExtractIsSentLookedAtAndAppliedByTheSecondPerson(Visitor.Way way) throws Exception {
        Site.Person person = anybody(way, 3);
        try (Visitor admin = site.visitor(way);
                Visitor second = site.visitor(way)) {
            admin.signsIn("admin").sees("admin-start");
            assertEquals("/admin", admin.path());
            admin.goes("/admin/imports").sees("imports");
            admin.goes("/admin/imports/new").sees("import-form");
            admin.sends().sees("import-form-faults");
            FormFaults.keepWhatWasTypedInto(admin);

            String row = person.iin().digits() + ",SENTENCED,1-" + way.language() + "/2020,2020-01-01,2020-02-01\n";
            String id = send(admin, "INELIGIBILITY", COURT + row + "123,JAILED,1,2020-01-01,\n");
            awaitPreview(admin, id).sees("import-preview");
            assertFalse(admin.page().url().contains(person.iin().digits()));
            admin.presses("a[href='/admin/imports/" + id + "/changes?kind=ADDED']")
                    .sees("import-changes");
            assertTrue(admin.text().contains(person.iin().digits()), admin::text);
            admin.goes("/admin/imports/" + id);
            Download rejects = admin.page()
                    .waitForDownload(
                            () -> admin.page().locator("a[href$='/rejects']").click());
            assertTrue(Files.readString(rejects.path()).contains("JAILED"));

            admin.goes("/admin/imports/" + id).presses("#approve").sees("import-own-approval");
            admin.goes("/admin/imports/" + id).presses("#approve");
            assertTrue(admin.page().locator("main [role=alert]").isVisible());
            if (way.language().equals("en")) {
                FormFaults.inRussian(admin, "/admin/imports/" + id);
                assertTrue(admin.page().locator("#approve").isVisible());
                admin.chooses("English");
            }

            second.signsIn("second-admin").sees("admin-start-waits");
            second.goes("/admin/approvals").sees("approvals");
            second.presses(DECISION + "[value=approve]").sees("approval-done");
            second.goes("/admin/imports/" + id);
            awaitState(second, id, "APPLIED").sees("import-applied");
            second.presses("#rollback").sees("import-rollback-refused");

            String other = row.replace("2020,2020", "2021,2020");
            String again = send(admin, "INELIGIBILITY", COURT + other);
            awaitPreview(admin, again).goes("/admin/imports/" + again + "/changes?kind=CHANGED");
            assertEquals(
                    1,
                    admin.sees("import-changes-changed").page().locator("del").count());
            admin.goes("/admin/imports/" + again).presses("#approve");
            second.goes("/admin/approvals").presses(DECISION + "[value=refuse]").sees("approval-refused");
            assertEquals("CANCELLED", state(again));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aFileThatLacksACountryNeedsAReason(Visitor.Way way) throws Exception {
        String header = "iin,surname,given_name,patronymic,birth_date,sex,citizenship,life_status,death_date,"
                + "registration_type,registered_from,kato,street,house,flat,rka,document_last4\n";
        Site.Person person = anybody(way, 10);
        try (Visitor second = site.visitor(way)) {
            second.signsIn("second-admin");
            String id = send(
                    second,
                    "CITIZENS",
                    header + person.iin().digits() + "," + person.surname() + "," + person.givenName()
                            + ",,1990-01-01,M,KAZ,ALIVE,,PERMANENT,2020-01-01,111010000,Жаңа көше," + way.width()
                            + ",,,1234\n");
            awaitPreview(second, id).sees("import-brake");
            second.goes("/admin/imports/" + id + "/changes?kind=MISSING").sees("import-changes-missing");
            second.goes("/admin/imports/" + id);
            try (Visitor admin = site.visitor(way)) {
                admin.signsIn("admin").goes("/admin/imports/" + id);
                admin.writes("reason", "short").presses("#approve").sees("import-approval-refused");
                assertEquals(List.of("#reason"), FormFaults.of(admin));
                assertEquals("short", admin.page().locator("#reason").inputValue());
                if (way.language().equals("en")) {
                    FormFaults.inRussian(admin, "/admin/imports/" + id + "/approval");
                    assertEquals("short", admin.page().locator("#reason").inputValue());
                }
            }
            second.presses("#cancel").sees("import-cancelled");
            assertEquals("CANCELLED", state(id));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aFileThatCannotBeReadSaysWhy(Visitor.Way way) {
        try (Visitor admin = site.visitor(way)) {
            admin.signsIn("admin");
            String id = send(admin, "PRECINCTS", "no,such,header " + way.width() + "\n1,2,3\n");
            admin.sees("import-refused");
            assertEquals("REFUSED", state(id));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void listsAreBuiltLookedAtAndHandedOver(Visitor.Way way) throws Exception {
        String election = election(way, "page-");
        try (Visitor admin = site.visitor(way)) {
            admin.signsIn("admin").goes("/admin/lists").sees("lists-all");
            admin.goes("/admin/lists/" + election).sees("lists-none");
            admin.presses("#build");
            awaitDraft(admin, election).sees("lists-draft");
            int unassigned = site.service()
                    .as("admin")
                    .get("/api/v1/elections/" + election + "/lists")
                    .path("unassigned");
            String told = admin.page().locator("#left-without").innerText();
            assertEquals(Integer.toString(unassigned), told.replaceAll("[^0-9]", ""));
            admin.goes("/admin/lists/" + election + "/addresses").sees("lists-addresses");
            anAddressIsDecidedWrongly(admin);
            admin.goes("/admin/lists/" + election + "/people").sees("lists-people");
            if (admin.page().locator("#precinct").count() > 0) {
                admin.sends().sees("lists-people-faults");
                assertEquals(List.of("#person-0", "#precinct"), FormFaults.of(admin));
                admin.page().locator("label[for=person-0]").click();
                admin.writes("precinct", "11-1").sends().sees("lists-people-decided");
            }
            admin.goes("/admin/lists/" + election + "/overlaps").sees("lists-overlaps");
            admin.goes("/admin/lists/" + election).presses("#handover").sees("lists-handed-over");
            admin.presses("#lock").sees("lists-lock-refused");
        }
        new BlankAlert(site.service()).raise(election);
        try (Visitor central = site.visitor(way)) {
            central.signsIn("central").goes("/admin/alerts").sees("alerts");
            central.presses("main form button").sees("alerts-faults");
            central.page().locator("main textarea").first().fill("Two blanks were left in the safe");
            central.presses("main form button").sees("alerts-done");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void rulesThatClaimTheSameAddressesStopTheHandover(Visitor.Way way) throws Exception {
        String election = election(way, "claimed-");
        site.claim("11-2", "11-1");
        try (Visitor admin = site.visitor(way)) {
            admin.signsIn("admin").goes("/admin/lists/" + election).presses("#build");
            awaitDraft(admin, election).sees("lists-claimed");
            admin.presses("#handover").sees("lists-handover-refused");
            if (way.language().equals("en")) {
                FormFaults.inRussian(admin, "/admin/lists/" + election);
                assertTrue(admin.page().locator("#handover").isVisible());
                admin.chooses("English");
            }
            admin.goes("/admin/lists/" + election + "/overlaps").sees("lists-overlaps-found");
            assertTrue(admin.text().contains("11-1 – 11-2"), admin::text);
        } finally {
            site.endClaims();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void commissionsAndObserversSeeTheirPart(Visitor.Way way) {
        try (Visitor territorial = site.visitor(way);
                Visitor observer = site.visitor(way)) {
            territorial.signsIn("territorial").sees("admin-territorial");
            territorial.goes("/admin/lists/rehearsal").sees("lists-territorial");
            assertEquals(0, territorial.page().locator("main form").count());
            assertEquals(403, territorial.page().navigate("/admin/imports").status());
            observer.signsIn("observer").sees("admin-observer");
            assertEquals(403, observer.page().navigate("/admin/alerts").status());
        }
    }

    /** A code that is too long, then one of no precinct: each time everything that was filled in is still there. */
    private static void anAddressIsDecidedWrongly(Visitor admin) {
        Locator form = admin.page().locator("main details form").first();
        String precinct = form.locator("[name=precinct]").getAttribute("id");
        String decision = form.locator("[name=decision]").getAttribute("id");
        String button = "form:has(#" + precinct + ") button";
        FormFaults.open(admin).presses(button);
        assertEquals(List.of("#" + precinct, "#" + decision), FormFaults.of(admin));
        for (String code : List.of("1".repeat(21), "no-such")) {
            FormFaults.open(admin)
                    .writes(precinct, code)
                    .writes(decision, "Act of the akim, No 7")
                    .presses(button);
            admin.sees("lists-addresses-faults");
            assertEquals(List.of("#" + precinct), FormFaults.of(admin));
            assertEquals(code, admin.page().locator("#" + precinct).inputValue());
            assertEquals(
                    "Act of the akim, No 7",
                    admin.page().locator("#" + decision).inputValue());
        }
        if (admin.way().language().equals("en")) {
            FormFaults.inRussian(admin, "/admin/lists/page-en/addresses");
            assertEquals("no-such", admin.page().locator("#" + precinct).inputValue());
            admin.chooses("English");
        }
    }

    private static String send(Visitor admin, String kind, String csv) {
        admin.goes("/admin/imports/new");
        admin.page().locator("#kind").selectOption(kind);
        admin.page()
                .locator("#file")
                .setInputFiles(new FilePayload("extract.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        admin.writes("source", "Court, letter 12")
                .writes("asOf", today().toString())
                .sends();
        assertTrue(admin.path().matches("/admin/imports/[0-9]+"), admin::text);
        return admin.path().replaceAll(".*/", "");
    }

    private static Visitor awaitPreview(Visitor visitor, String id) throws InterruptedException {
        return awaitState(visitor, id, "PREVIEW");
    }

    /** Waits for a state, which then shows by itself, or without scripts when the page is loaded again. */
    private static Visitor awaitState(Visitor visitor, String id, String wanted) throws InterruptedException {
        for (int i = 0; i < 300 && !state(id).equals(wanted); i++) {
            Thread.sleep(100);
        }
        assertEquals(wanted, state(id));
        if (!visitor.way().scripts()) {
            visitor.goes("/admin/imports/" + id);
        }
        visitor.page()
                .locator(wanted.equals("PREVIEW") ? "#approve" : "#rollback")
                .waitFor();
        return visitor;
    }

    private static String state(String id) {
        return site.service().as("admin").get("/api/v1/imports/" + id).path("state");
    }

    private static Visitor awaitDraft(Visitor visitor, String election) throws InterruptedException {
        String path = "/api/v1/elections/" + election + "/lists";
        for (int i = 0;
                i < 300 && !"DRAFT".equals(site.service().as("admin").get(path).path("state"));
                i++) {
            Thread.sleep(100);
        }
        if (!visitor.way().scripts()) {
            visitor.goes("/admin/lists/" + election);
        }
        visitor.page().locator("#handover").waitFor();
        return visitor;
    }

    private static Site.Person anybody(Visitor.Way way, int from) throws Exception {
        return site.voters("11-1", 300 + from + 50 * ways().indexOf(way), 1).getFirst();
    }

    private static LocalDate today() {
        return site.service().now().atZoneSameInstant(Service.ALMATY).toLocalDate();
    }

    private static String election(Visitor.Way way, String name) {
        String code = name + way.language();
        var request = Service.electionRequest(code, today().plusDays(10));
        request.put("calendar", Map.of("blanksPerThousand", 1000, "blanksSource", "Law of this test"));
        site.service()
                .as("admin")
                .body(request)
                .post("/api/v1/elections")
                .then()
                .statusCode(201);
        return code;
    }
}
