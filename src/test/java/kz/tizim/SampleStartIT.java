package kz.tizim;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Instance;
import kz.tizim.kit.LedgerAudit;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first start with the sample country, and the walk of five minutes that the README tells. */
@Timeout(240)
class SampleStartIT {
    private static final String REHEARSAL = "/api/v1/elections/rehearsal";

    @TempDir
    Path folder;

    @Test
    void whoFollowsTheReadmeSeesOneVoteAndTheSecondRefused() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TIZIM_SAMPLE", "true");
        environment.put("TIZIM_SAMPLE_PASSWORD", SmallCountry.PASSWORD);
        try (Instance instance = Instance.start(environment, folder, "sample")) {
            instance.awaitReady();
            Service service = instance.service();
            awaitSample(service);

            String iin = service.as("member-11-1")
                    .get(REHEARSAL + "/precincts/11-1/voters?limit=1")
                    .path("[0].iin");
            String number = service.as("member-11-1", Service.newKey())
                    .body(Map.of(
                            "iin",
                            iin,
                            "contest",
                            "mazhilis",
                            "documentNumber",
                            "040001234",
                            "applicant",
                            Map.of("kind", "VOTER")))
                    .post(REHEARSAL + "/certificates")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("number");
            openPolls(service);
            redeem(service, "71-1", iin, number).statusCode(201).body("ledgerEntry", notNullValue());
            redeem(service, "27-1", iin, number)
                    .statusCode(409)
                    .body("type", Service.problem("certificate-used"))
                    .body("usedAt", equalTo("71-1"));
            assertTrue(
                    instance.output().contains("a rehearsal with a sample country"), "the console tells of the sample");
        }
        try (Connection owner = database.asOwner()) {
            LedgerAudit.check(owner);
        }
    }

    private static void awaitSample(Service service) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            String state = service.anybody().get(REHEARSAL).path("listsState");
            if ("OPEN".equals(state)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the sample is not loaded");
    }

    private static void openPolls(Service service) {
        LocalDate day = LocalDate.parse(service.anybody().get(REHEARSAL).path("pollingDay"));
        OffsetDateTime ten = day.atTime(10, 0).atOffset(ZoneOffset.ofHours(5));
        service.as("admin")
                .body(Map.of("now", ten.toString()))
                .post("/api/v1/clock")
                .then()
                .statusCode(200);
        for (String precinct : new String[] {"71-1", "27-1"}) {
            service.as("chair-" + precinct)
                    .post(REHEARSAL + "/precincts/" + precinct + "/opening")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("OPEN"));
        }
    }

    private static io.restassured.response.ValidatableResponse redeem(
            Service service, String precinct, String iin, String number) {
        return service.as("member-" + precinct, Service.newKey())
                .body(Map.of("iin", iin, "precinct", precinct, "documentNumber", "040001234"))
                .post(REHEARSAL + "/certificates/" + number + "/redemption")
                .then();
    }
}
