package kz.tizim.voterlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions about single citizens of the queue hold at later builds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AssignmentResourceTest extends WithElectionAhead {
    private String street;
    private Iin lost;

    @BeforeEach
    void somebodyWhomNoRulePlaces() throws Exception {
        street = "Белгісіз " + country.home.code();
        lost = country.citizen(country.home);
        live(lost, street, "1");
        service.buildLists(country, poll);
    }

    @Test
    void aDecisionNeedNotBeMadeTwice() throws Exception {
        assertEquals("LISTED", assign(lost, country.neighbour));
        for (int build = 0; build < 2; build++) {
            service.buildLists(country, poll);
            assertEquals(country.neighbour.id(), precinct(lost));
            assertEquals(0, waiting(lost));
            sumsAddUp();
        }
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        assertEquals(country.neighbour.id(), precinct(lost));
    }

    @Test
    void itStandsBesideARuleThatIsMadeLater() throws Exception {
        assign(lost, country.neighbour);
        boundary(country.home, street, "");
        service.buildLists(country, poll);
        assertEquals(country.neighbour.id(), precinct(lost));
    }

    @Test
    void whoHasMovedSinceIsPlacedAnew() throws Exception {
        assign(lost, country.neighbour);
        live(lost, street, "2");
        service.buildLists(country, poll);
        assertEquals(0, precinct(lost));
        assertEquals(1, waiting(lost));
        assertEquals("LISTED", assign(lost, country.home));
        service.buildLists(country, poll);
        assertEquals(country.home.id(), precinct(lost));
    }

    @Test
    void anotherDecisionTakesItsPlace() throws Exception {
        assertEquals("LISTED", assign(lost, country.neighbour));
        assertEquals("already-exists", assign(lost, country.neighbour));
        assertEquals("LISTED", assign(lost, country.otherTown));
        assertEquals(country.otherTown.id(), precinct(lost));
        sumsAddUp();
        service.buildLists(country, poll);
        assertEquals(country.otherTown.id(), precinct(lost));
        assertEquals("LISTED", assign(lost, country.home));
        assertEquals(country.home.id(), precinct(lost));
        Iin placed = country.citizen(country.home);
        assertEquals("not-on-list", assign(placed, country.neighbour));
    }

    @Test
    void itIsThePrincipalsWhoLivesThere() throws Exception {
        Iin principal = country.citizen(country.home);
        live(principal, street, "1");
        assign(lost, country.neighbour);
        Links.link(service, country, lost, principal);
        service.buildLists(country, poll);
        assertEquals(0, precinct(lost));
        assertEquals(country.neighbour.id(), precinct(principal));
    }

    @Test
    void whoMayNotVoteIsNotListedByIt() throws Exception {
        assign(lost, country.neighbour);
        country.run("update citizen set life_status = 'DECEASED' where iin = ?", lost.value());
        service.buildLists(country, poll);
        assertEquals(0, precinct(lost));
        sumsAddUp();
    }

    private int waiting(Iin iin) {
        return country.query(
                "select count(*)::int from unassigned where election_id = (select id from election where code = ?) and iin = ?"
                        + " and decided_at is null",
                poll.code(),
                iin.value());
    }

    private void sumsAddUp() {
        assertEquals(0, country.query("""
                        select (b.listed - (select count(*) from voter v where v.election_id = b.election_id)
                                + b.unassigned - (select count(*) from unassigned u
                                                  where u.election_id = b.election_id and u.decided_at is null))::int
                        from list_build b where b.election_id = (select id from election where code = ?)""", poll.code()));
    }
}
