package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal of certificates, and the history of each. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JournalResourceTest extends WithCountry {
    private List<Iin> voters;
    private Poll poll;
    private Certificates certificates;
    private List<String> numbers;

    @BeforeEach
    void threeCertificates() throws Exception {
        voters = country.citizens(country.home, 3);
        poll = service.electionWithLists(country);
        certificates = new Certificates(service, poll, country.home);
        numbers = voters.stream()
                .map(voter -> service.certificate(poll, country.home, voter))
                .sorted()
                .toList();
    }

    @Test
    void theJournalIsReadPageByPageInTheOrderOfTheNumbers() {
        certificates
                .search(country.home.member(), Map.of(), "?limit=2")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Link", containsString("after=" + numbers.get(1)))
                .body("number", equalTo(numbers.subList(0, 2)));
        certificates
                .search(country.home.member(), Map.of(), "?limit=2&after=" + numbers.get(1))
                .then()
                .header("Link", nullValue())
                .body("number", equalTo(numbers.subList(2, 3)));
        certificates
                .search(country.home.member(), Map.of(), "?after=17")
                .then()
                .statusCode(400)
                .body("type", problem("invalid-request"));
    }

    @Test
    void whoReadsOneCertificateIsWrittenDown() {
        service.as(country.home.member())
                .get(poll.path("/certificates/" + numbers.getFirst()))
                .then()
                .statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'certificate-read' and subject = ?",
                        poll.code() + " " + numbers.getFirst()));
    }

    @Test
    void aCertificateIsFoundByItsNumberHolderStateAndPrecinct() {
        Iin voter = voters.getFirst();
        String number = numberOf(voter);
        certificates.block(number, voter, newKey()).then().statusCode(201);
        for (Map<String, String> search : List.of(
                Map.of("number", number),
                Map.of("iin", voter.digits()),
                Map.of("state", "REPORTED_LOST"),
                Map.of("state", "REPORTED_LOST", "precinct", country.home.code()))) {
            certificates
                    .search(country.home.chair(), search, "")
                    .then()
                    .body("number", contains(number))
                    .body("state", contains("REPORTED_LOST"))
                    .body("reason", contains("Lost, statement No 5"))
                    .body("issuedBy", contains(country.home.member()));
        }
        certificates
                .search(country.home.chair(), Map.of("number", number, "state", "ISSUED"), "")
                .then()
                .body("$", empty());
    }

    @Test
    void aCommissionSeesItsOwnCertificatesAndThoseBelow() {
        certificates.search(country.neighbour.member(), Map.of(), "").then().body("$", empty());
        certificates.search(country.territorial, Map.of(), "").then().body("number", equalTo(numbers));
        certificates
                .search(country.central, Map.of("precinct", country.home.code()), "")
                .then()
                .body("number", equalTo(numbers));
        certificates
                .search(country.central, Map.of("number", numbers.getFirst()), "")
                .then()
                .body("number", contains(numbers.getFirst()));
        certificates
                .search(country.neighbour.member(), Map.of("precinct", country.home.code()), "")
                .then()
                .statusCode(404);
        String otherTerritory = new kz.tizim.kit.SmallCountry(database).territorial;
        certificates.search(otherTerritory, Map.of(), "").then().body("$", empty());
        certificates.search(country.observer, Map.of(), "").then().statusCode(403);
    }

    @Test
    void aHistoryTellsWhatWhenWhoAndWhy() {
        Iin voter = voters.getFirst();
        String number = numberOf(voter);
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        certificates
                .history(country.home.member(), number)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("kind", contains("ISSUED", "RETURNED"))
                .body("by", contains(country.home.member(), country.home.member()))
                .body("precinct", contains(country.home.code(), country.home.code()))
                .body("[1].reason", equalTo("Stays, statement No 4"));
        certificates.history(country.neighbour.member(), number).then().statusCode(404);
        certificates.history(country.territorial, number).then().statusCode(200);
    }

    @Test
    void aHistoryNamesBothPersonsOfAnAnnulment() {
        Iin voter = voters.getFirst();
        certificates.annul(numberOf(voter), voter);
        certificates
                .history(country.home.member(), numberOf(voter))
                .then()
                .body("kind", contains("ISSUED", "ANNULLED"))
                .body("[1].by", equalTo(country.home.chair()))
                .body("[1].approvedBy", equalTo(country.home.member()))
                .body("[1].reason", equalTo("COURT: Case No 2-17/2026"));
    }

    @Test
    void aHistoryShowsAVoidedRedemptionForEver() {
        Iin voter = voters.getFirst();
        String number = numberOf(voter);
        service.openPolls(country, poll, country.otherRegion);
        String entry = service.redeem(poll, country.otherRegion, number, voter, newKey())
                .path("ledgerEntry");
        int approval = service.askVoid(poll, country.otherRegion.chair(), entry).path("id");
        service.decide(country.otherRegion.member(), approval, true).then().statusCode(200);
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        certificates
                .history(country.home.member(), number)
                .then()
                .body("kind", contains("ISSUED", "REDEEMED", "REDEMPTION_VOIDED", "RETURNED"))
                .body("[1].precinct", equalTo(country.otherRegion.code()))
                .body("[2].by", equalTo(country.otherRegion.chair()))
                .body("[2].approvedBy", equalTo(country.otherRegion.member()));
    }

    @Test
    void whoHasVotedIsNotToldByTheJournalBeforeTheListsAreLocked() {
        String used = numberOf(voters.getFirst());
        service.openPolls(country, poll, country.otherRegion);
        List<Object> issued =
                certificates.search(country.central, Map.of("number", used), "").path("since");
        service.redeem(poll, country.otherRegion, used, voters.getFirst(), newKey())
                .then()
                .statusCode(201);
        for (String username : List.of(country.home.member(), country.territorial, country.central)) {
            for (Map<String, String> search : List.of(Map.<String, String>of(), Map.of("state", "ISSUED"))) {
                certificates
                        .search(username, search, "")
                        .then()
                        .statusCode(200)
                        .body("number", equalTo(numbers))
                        .body("state", everyItem(equalTo("ISSUED")));
            }
            certificates
                    .search(username, Map.of("state", "REDEEMED"), "")
                    .then()
                    .body("$", empty());
            certificates.search(username, Map.of("number", used), "").then().body("since", equalTo(issued));
        }
        certificates.history(country.home.member(), used).then().body("kind", contains("ISSUED", "REDEEMED"));
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.close(poll, country.otherRegion, 1, null).then().statusCode(200);
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        certificates
                .search(country.home.member(), Map.of("state", "REDEEMED"), "")
                .then()
                .body("number", contains(used))
                .body("since[0]", not(equalTo(issued.getFirst())));
        certificates
                .search(country.home.member(), Map.of("state", "ISSUED"), "")
                .then()
                .body("$", empty());
    }

    @Test
    void aVoidedRedemptionLeavesNoTraceInTheJournal() {
        String number = numbers.getFirst();
        Iin voter = voters.stream()
                .filter(one -> numberOf(one).equals(number))
                .findFirst()
                .orElseThrow();
        List<Object> issued = certificates
                .search(country.home.member(), Map.of("number", number), "")
                .path("since");
        service.openPolls(country, poll, country.otherRegion);
        String entry = service.redeem(poll, country.otherRegion, number, voter, newKey())
                .path("ledgerEntry");
        int approval = service.askVoid(poll, country.otherRegion.chair(), entry).path("id");
        service.decide(country.otherRegion.member(), approval, true).then().statusCode(200);
        certificates
                .search(country.home.member(), Map.of("number", number), "")
                .then()
                .body("state", contains("ISSUED"))
                .body("since", equalTo(issued));
    }

    private String numberOf(Iin voter) {
        Stream<String> found = certificates
                .search(country.home.member(), Map.of("iin", voter.digits()), "")
                .jsonPath()
                .<String>getList("number")
                .stream();
        return found.findFirst().orElseThrow();
    }
}
