package kz.tizim.watch;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.access.AlertKind;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import org.junit.jupiter.api.Test;

/** Carousels with certificates are seen (domain, section 5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CertificateDetectorsResourceTest extends WithWatch {
    @Test
    void twentyRedemptionsWithinAQuarterOfAnHourAreABurst() throws Exception {
        List<Holder> bus = holders(country.home, 20);
        service.openPolls(country, poll, country.otherRegion);
        redeem(country.otherRegion, bus.subList(0, 19));
        look();
        assertEquals(0, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion));
        redeem(country.otherRegion, bus.subList(19, 20));
        look();
        assertEquals(1, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion));
        lookAt("10:10");
        assertEquals(1, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion), "the same burst");
    }

    @Test
    void whatIsSpreadOverTheDayIsNoBurst() throws Exception {
        List<Holder> students = holders(country.home, 20);
        service.openPolls(country, poll, country.otherRegion);
        redeem(country.otherRegion, students.subList(0, 10));
        lookAt("10:20");
        redeem(country.otherRegion, students.subList(10, 20));
        look();
        assertEquals(0, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion));
    }

    @Test
    void aPlaceThatIsUsedToManyIsJudgedByWhatIsUsualThere() throws Exception {
        List<Holder> dormitory = holders(country.home, 45);
        service.openPolls(country, poll, country.otherRegion);
        redeem(country.otherRegion, dormitory.subList(0, 19));
        lookAt("10:30");
        redeem(country.otherRegion, dormitory.subList(19, 45));
        look();
        assertEquals(0, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion), "26 where 19 came before");
    }

    @Test
    void ninetyAreABurstWhateverIsUsual() throws Exception {
        List<Holder> dormitory = holders(country.home, 114);
        service.openPolls(country, poll, country.otherRegion);
        redeem(country.otherRegion, dormitory.subList(0, 24));
        service.moveClock(country, poll.at(LocalTime.of(10, 30)));
        redeem(country.otherRegion, dormitory.subList(24, 113));
        look();
        assertEquals(0, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion), "four times 24 are more than 89");
        redeem(country.otherRegion, dormitory.subList(113, 114));
        look();
        assertEquals(1, alerts(AlertKind.REDEMPTION_BURST, country.otherRegion));
    }

    @Test
    void fifteenCertificatesOfOnePrecinctAtOneOtherAreACluster() throws Exception {
        List<Holder> origin = holders(country.home, 16);
        service.openPolls(country, poll, country.otherRegion, country.otherTown);
        redeem(country.otherTown, origin.subList(0, 1));
        redeem(country.otherRegion, origin.subList(1, 15));
        look();
        assertEquals(0, alerts(AlertKind.ORIGIN_CLUSTER, country.otherRegion));
        redeem(country.otherRegion, origin.subList(15, 16));
        look();
        assertEquals(1, alerts(AlertKind.ORIGIN_CLUSTER, country.otherRegion));
        assertEquals(0, alerts(AlertKind.ORIGIN_CLUSTER, country.otherTown));
        service.as(country.otherRegion.chair())
                .get("/api/v1/alerts")
                .then()
                .body("subject", hasItem("from " + country.home.code() + ", 15 or more"));
    }

    @Test
    void aCertificateRefusedThreeTimesIsOdd() throws Exception {
        Holder holder = holders(country.home, 1).getFirst();
        service.openPolls(country, poll, country.neighbour, country.otherRegion);
        refused(country.neighbour, holder);
        refused(country.neighbour, holder);
        look();
        assertEquals(0, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour));
        String key = newKey();
        service.redeem(poll, country.neighbour, holder.number(), holder.iin(), key)
                .then()
                .statusCode(422);
        service.redeem(poll, country.neighbour, holder.number(), holder.iin(), key)
                .then()
                .statusCode(422);
        look();
        assertEquals(1, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour));
        service.as(country.neighbour.chair())
                .get("/api/v1/alerts")
                .then()
                .body("subject", hasItem("certificate " + holder.number() + ", 3 times or more"));
        for (int i = 0; i < 3; i++) {
            refused(country.neighbour, holder);
        }
        look();
        assertEquals(2, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour), "twice as often is told again");
        redeem(country.otherRegion, List.of(holder));
        look();
        assertEquals(2, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour));
    }

    @Test
    void aCertificateTriedByTelephoneIsOddToo() throws Exception {
        Holder holder = holders(country.home, 1).getFirst();
        service.openPolls(country, poll, country.neighbour);
        refused(country.neighbour, holder);
        for (int i = 0; i < 2; i++) {
            service.as(country.territorial)
                    .body(Map.of(
                            "iin",
                            holder.iin().digits(),
                            "precinct",
                            country.neighbour.code(),
                            "documentNumber",
                            "04001234"))
                    .post(poll.path("/certificates/" + holder.number() + "/redemption/telephone"))
                    .then()
                    .statusCode(422);
        }
        look();
        assertEquals(1, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour));
    }

    @Test
    void anAnswerGivenAgainIsNoFurtherRefusal() throws Exception {
        Holder holder = holders(country.home, 1).getFirst();
        service.openPolls(country, poll, country.neighbour);
        String key = newKey();
        for (int i = 0; i < 5; i++) {
            service.redeem(poll, country.neighbour, holder.number(), holder.iin(), key);
        }
        look();
        assertEquals(0, alerts(AlertKind.REPEATED_REFUSALS, country.neighbour));
    }

    private void refused(Place place, Holder holder) {
        service.redeem(poll, place, holder.number(), holder.iin(), newKey())
                .then()
                .statusCode(422);
    }
}
