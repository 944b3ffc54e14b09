package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithTwoNumbers;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Votes under two numbers of one person, contest by contest (domain rule 16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkedVotesResourceTest extends WithTwoNumbers {
    @Test
    void votesForDifferentContestsAreOnePersonsAndNoConflict() {
        service.openPolls(country, poll, country.home, country.neighbour);
        vote(country.home, principal, "mazhilis").then().statusCode(201);
        vote(country.neighbour, old, "maslikhat").then().statusCode(201);
        Links.link(service, country, old, principal);
        assertEquals(0, country.query("select count(*)::int from vote_conflict where iin = ?", old.value()));
        refused(vote(country.home, principal, "maslikhat"), "already-voted");
        refused(vote(country.home, old, "maslikhat"), "already-voted");
    }

    @Test
    void whatWasVotedUnderTheLinkedNumberAloneIsUsed() {
        service.openPolls(country, poll, country.home, country.neighbour);
        vote(country.home, principal, "mazhilis").then().statusCode(201);
        vote(country.neighbour, old, null).then().statusCode(201);
        Links.link(service, country, old, principal);
        assertEquals(1, country.query("select count(*)::int from vote_conflict where iin = ?", old.value()));
        refused(vote(country.home, principal, "maslikhat"), "already-voted");
        service.as(country.home.member())
                .body(Map.of("iin", principal.digits()))
                .post(poll.path("/precincts/" + country.home.code() + "/entitlements"))
                .then()
                .body("contests.find { it.contest == 'maslikhat' }.usedAt", equalTo(country.neighbour.code()));
    }

    @Test
    void aVoidOfThePrincipalsVoteDoesNotUndoThatOfTheLinkedNumber() {
        service.openPolls(country, poll, country.home, country.neighbour);
        String entry = vote(country.home, principal, "mazhilis").path("results[0].ledgerEntry");
        String other = vote(country.neighbour, old, "mazhilis").path("results[0].ledgerEntry");
        Links.link(service, country, old, principal);
        voided(country.home, entry);
        refused(vote(country.home, principal, "mazhilis"), "already-voted");
        voided(country.neighbour, other);
        vote(country.home, principal, "mazhilis").then().statusCode(201);
    }

    @Test
    void aCertificateIsNotRedeemedByWhomHasVotedUnderALinkedNumber() {
        String number = service.certificate(poll, country.home, principal);
        service.openPolls(country, poll, country.home, country.neighbour, country.otherTown);
        vote(country.home, principal, "maslikhat").then().statusCode(201);
        vote(country.neighbour, old, "mazhilis").then().statusCode(201);
        Links.link(service, country, old, principal);
        refused(service.redeem(poll, country.otherTown, number, principal, newKey()), "already-voted");
    }

    @Test
    void aBallotFromPaperStandsBesideTheVoteOfTheLinkedNumber() {
        service.openPolls(country, poll, country.home, country.neighbour);
        vote(country.home, principal, "mazhilis").then().statusCode(201);
        vote(country.neighbour, old, "maslikhat").then().statusCode(201);
        Links.link(service, country, old, principal);
        late().then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        refused(late(), "already-exists");
        assertEquals(1, country.query("select count(*)::int from ledger_conflict where iin = ?", old.value()));
    }

    private Response late() {
        return service.as(country.home.member(), newKey())
                .body(Map.of(
                        "iin",
                        principal.digits(),
                        "precinct",
                        country.home.code(),
                        "channel",
                        "STATION",
                        "contests",
                        List.of("maslikhat"),
                        "writtenAt",
                        poll.at(LocalTime.of(9, 30)).toString(),
                        "sheet",
                        "15"))
                .post(poll.path("/ballots/late"));
    }

    private Response vote(Place place, Iin iin, @Nullable String contest) {
        return service.ballot(poll, place, iin, contest == null ? null : List.of(contest), newKey());
    }

    private static void refused(Response answer, String slug) {
        answer.then().body("type", problem(slug));
    }
}
