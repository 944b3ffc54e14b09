package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.INELIGIBILITY;
import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Corrections;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** After handover an import changes no list: it proposes what a commission may carry out. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProposalResourceTest extends WithImportedLists {
    @Test
    void withoutAnImportNothingIsProposed() throws Exception {
        proposals(country.home.member(), "").body("", empty());
        counts("").body("exclude", equalTo(0)).body("include", equalTo(0));
        Poll draft = service.newElection(country);
        service.buildLists(country, draft);
        service.as(country.central).get(draft.path("/lists/proposals")).then().statusCode(404);
    }

    @Test
    void anImportChangesNoList() {
        byte[] before = csv();
        register.write(
                changes, "surname", "Жаңаев", "street", country.neighbour.street(), "registered_from", "2025-05-01");
        register.remove(elsewhere);
        Iin newcomer = register.citizen();
        register.apply();
        assertArrayEquals(before, csv());
        at("/list-changes").body("", empty());
        at("/voters")
                .body("surname", contains("Сәрсенов", "Сәрсенов"))
                .body("street", everyItem(equalTo(country.home.street())));
        for (String query : List.of("Жаңаев", changes.digits())) {
            service.search(poll, country.home, query)
                    .then()
                    .body("voters.iin", contains(changes.digits()))
                    .body("voters.surname", contains("Сәрсенов"));
        }
        service.search(poll, country.home, "Сәрсенов").then().body("voters", hasSize(2));
        service.search(poll, country.home, newcomer.digits()).then().body("voters", empty());
        service.search(poll, country.neighbour, elsewhere.digits()).then().body("voters", hasSize(1));
    }

    @Test
    void whoMayNotVoteAnyMoreIsProposedToBeStruckOffWithTheRecord() throws Exception {
        Iin dead = register.citizen();
        Iin emigrant = register.citizen();
        Iin gone = register.citizen();
        Iin sentenced = register.citizen();
        listsAnew();
        register.write(dead, "life_status", "DECEASED", "death_date", "2025-06-07");
        register.write(emigrant, "citizenship", "UZ");
        register.remove(gone);
        int id = register.apply();
        calls.apply("INELIGIBILITY", INELIGIBILITY, sentenced.digits() + ",SENTENCED,Case 7-26,2024-03-01,");
        proposals(country.home.member(), "?kind=EXCLUDE")
                .body("iin", contains(digits(dead, emigrant, gone, sentenced)))
                .body("kind", everyItem(equalTo("EXCLUDE")))
                .body("precinct", everyItem(equalTo(country.home.code())))
                .body("ground", contains("DEATH", "CITIZENSHIP", "MISSING", "SENTENCED"))
                .body(
                        "reference",
                        contains(
                                "registry import " + id + ", died 2025-06-07",
                                "registry import " + id,
                                "registry import " + id,
                                "Case 7-26"))
                .body("listed.surname", everyItem(equalTo("Сәрсенов")));
        proposals(country.home.member(), "").body("", hasSize(4));
        counts("?precinct=" + country.home.code()).body("exclude", equalTo(4)).body("amend", equalTo(0));
    }

    @Test
    void whoMayVoteAndStandsOnNoListIsProposedWhereTheBoundariesPlaceTheAddress() {
        Iin newcomer = register.citizen();
        Iin lost = register.citizen("street", "Белгісіз " + country.home.code());
        register.citizen("birth_date", "2020-01-01");
        register.apply();
        proposals(country.home.member(), "")
                .body("kind", contains("INCLUDE"))
                .body("iin", contains(newcomer.digits()))
                .body("registry.street", contains(country.home.street()))
                .body("listed", contains(nullValue()));
        proposals(country.neighbour.member(), "").body("", empty());
        proposals(country.central, "?kind=INCLUDE")
                .body("iin", containsInAnyOrder(newcomer.digits(), lost.digits()))
                .body("precinct", containsInAnyOrder(country.home.code(), null));
        proposals(country.territorial, "?kind=INCLUDE").body("iin", contains(newcomer.digits()));
        counts("").body("include", equalTo(2));
    }

    @Test
    void otherDetailsAreProposedToBeAmendedAndAMoveIsOnlyNoted() throws Exception {
        Iin renamed = register.citizen();
        Iin street = register.citizen();
        Iin moved = register.citizen();
        Iin both = register.citizen();
        listsAnew();
        register.write(renamed, "surname", "Жаңаев", "document_last4", "9999");
        register.write(street, "street", country.home.street() + " көшесі");
        register.write(moved, "street", country.neighbour.street(), "registered_from", "2025-05-01");
        register.write(both, "given_name", "Асқар", "house", "9", "registered_from", "2025-05-01");
        register.write(stays, "document_last4", "8888");
        register.apply();
        proposals(country.home.chair(), "?precinct=" + country.home.code())
                .body("iin", contains(digits(renamed, street, moved, both, both)))
                .body("kind", contains("AMEND", "AMEND", "MOVED", "AMEND", "MOVED"))
                .body("listed[0].surname", equalTo("Сәрсенов"))
                .body("registry[0].surname", equalTo("Жаңаев"))
                .body("listed[2].street", equalTo(country.home.street()))
                .body("registry[2].street", equalTo(country.neighbour.street()));
        proposals(country.home.chair(), "?kind=MOVED").body("iin", contains(digits(moved, both)));
        counts("?precinct=" + country.home.code()).body("amend", equalTo(3)).body("moved", equalTo(2));
    }

    @Test
    void whatACommissionHasDecidedIsNotProposedAgain() throws Exception {
        Iin dead = register.citizen();
        listsAnew();
        register.write(dead, "life_status", "DECEASED");
        register.write(changes, "surname", "Жаңаев");
        Iin newcomer = register.citizen();
        register.apply();
        proposals(country.home.member(), "").body("kind", containsInAnyOrder("EXCLUDE", "AMEND", "INCLUDE"));
        service.as(country.home.chair(), newKey())
                .body(Map.of(
                        "iin", dead.digits(), "precinct", country.home.code(), "ground", "DEATH", "reference", "No 1"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(201);
        correct(newcomer, "INCLUDE", Map.of());
        // Not as the registry says: the commission knows better, until the registry changes once more.
        correct(changes, "AMEND", Map.of("surname", "Жанаев"));
        proposals(country.home.member(), "").body("", empty());
        register.citizen("birth_date", "2020-01-01");
        register.apply();
        proposals(country.home.member(), "").body("", empty());
        register.write(changes, "surname", "Жаңаева");
        register.write(dead, "life_status", "ALIVE");
        register.apply();
        proposals(country.home.member(), "")
                .body("kind", containsInAnyOrder("INCLUDE", "AMEND"))
                .body("listed.findAll { it != null }.surname", contains("Жанаев"));
        service.search(poll, country.home, changes.digits()).then().body("voters.surname", contains("Жанаев"));
    }

    @Test
    void whoseDetailsAreAmendedIsStillStruckOff() throws Exception {
        Iin dead = register.citizen();
        listsAnew();
        register.write(dead, "life_status", "DECEASED");
        register.apply();
        correct(dead, "AMEND", Map.of("house", "9"));
        proposals(country.home.member(), "").body("kind", contains("EXCLUDE")).body("iin", contains(dead.digits()));
    }

    @Test
    void aBirthDateFindsTheVoterAsListedAndAsRegistered() throws Exception {
        Iin corrected = register.citizen("surname", "Туғанов", "birth_date", "1990-01-01");
        listsAnew();
        register.write(corrected, "birth_date", "1990-01-02");
        register.apply();
        for (String day : List.of("1990-01-01", "1990-01-02")) {
            service.as(country.central)
                    .body(Map.of("surname", "Туғанов", "birthDate", day))
                    .post(poll.path("/voters/search"))
                    .then()
                    .statusCode(200)
                    .body("voters.iin", contains(corrected.digits()))
                    .body("voters.birthDate", contains("1990-01-01"));
        }
    }

    @Test
    void alsoOnTheListOfAPrecinctThatCameAfterTheHandoverVotersAreFoundAsListed() throws Exception {
        Iin newcomer = register.citizen("surname", "Туғанов");
        register.apply();
        SmallCountry.Place late = country.placeAt(country.home.kato());
        Corrections.grant(service, poll, late, newcomer, "INCLUDE", Map.of());
        register.write(newcomer, "surname", "Жаңаев", "street", "Шарын көшесі", "registered_from", "2025-05-01");
        register.apply();
        for (String query : List.of("Туғанов", "Туганав", "Жаңаев", country.home.street())) {
            service.search(poll, late, query).then().body("voters.iin", contains(newcomer.digits()));
        }
        service.search(poll, late, "Шарын").then().body("voters", empty());
    }

    /** Lists that hold whoever was added to the register. */
    private void listsAnew() throws InterruptedException {
        register.apply();
        poll = service.electionWithLists(country);
    }

    private void correct(Iin iin, String kind, Map<String, String> details) {
        Corrections.grant(service, poll, country.home, iin, kind, details);
    }

    private ValidatableResponse at(String rest) {
        return service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + rest))
                .then()
                .statusCode(200);
    }

    private byte[] csv() {
        return service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list.csv"))
                .asByteArray();
    }
}
