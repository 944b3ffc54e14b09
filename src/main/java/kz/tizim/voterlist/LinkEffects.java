package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tizim.database.Rows;
import kz.tizim.imports.RegisterLock;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Person;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What linking two numbers changes in the elections whose lists are handed over. */
@ApplicationScoped
class LinkEffects {
    private static final String LOCK = "select iin from citizen where iin in (?, ?) order by iin for update";
    private static final String CHAINED =
            "select 1 from linked_iin where iin in (?, ?) union all select 1 from linked_iin where principal = ?";
    /** As acts do: no lists are handed over meanwhile. */
    private static final String KEEP_STATES = "select id, pg_advisory_xact_lock_shared(id, " + Act.LISTS
            + ")::text from (select id from election where lists_state <> 'LOCKED' order by id) unlocked";

    /** Where the number has voted, or stands on lists that may still change, or stood: a link changes nothing anywhere else. */
    private static final String ELECTIONS = """
            select e.id from election e
            where e.lists_state in ('HANDED_OVER', 'OPEN', 'LOCKED')
              and (exists (select from contest c join ledger_entry l on l.election_id = c.election_id and l.contest_id = c.id
                           where c.election_id = e.id and l.iin = ?)
                   or e.lists_state <> 'LOCKED'
                   and exists (select from voter v where v.election_id = e.id and v.iin = ?))
            order by e.id""";

    private static final String LIVE = """
            exists (
                select from ledger_entry l
                left join ledger_void lv on lv.election_id = l.election_id and lv.contest_id = l.contest_id
                                        and lv.iin = l.iin and lv.seq = l.seq
                where l.election_id = c.election_id and l.contest_id = c.id and lv.seq is null and l.iin = %s)""";

    /** Contests for which there is a live entry of both, or of a number that was linked to the principal before. */
    private static final String BOTH_VOTED = "select c.id from contest c where c.election_id = ? and "
            + LIVE.formatted("?")
            + " and "
            + LIVE.formatted(Person.anyOf("?::bigint"));

    /**
     * What has to be done.
     *
     * @param conflicts elections in which both numbers have voted for the same contest
     */
    record Found(List<Change> changes, List<Integer> conflicts) {}

    /**
     * A change of a list.
     *
     * @param precinctId where the number is listed from now on, null for nowhere
     * @param part of that precinct's list
     */
    record Change(int electionId, long iin, @Nullable Integer precinctId, ListPart part) {}

    /**
     * Locks both and finds out.
     *
     * @throws ProblemException when they cannot be linked, or not this way round
     */
    Found of(Connection connection, long iin, long principal) throws SQLException {
        RegisterLock.share(connection); // an import locks the citizens whom it changes in no order
        if (ids(connection, LOCK, iin, principal).size() < 2) {
            throw ProblemType.NOT_ON_LIST.exception("The registry does not know both numbers.");
        }
        if (!ids(connection, CHAINED, iin, principal, iin).isEmpty()) {
            throw ProblemType.ALREADY_EXISTS.exception("One of the numbers is linked already: link to the principal.");
        }
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        ids(connection, KEEP_STATES);
        SecondDecision.keepDrafts(connection);
        for (long election : ids(connection, ELECTIONS, iin, iin)) {
            int id = Math.toIntExact(election);
            Standing linked = standing(connection, iin, id);
            Standing standing = standing(connection, principal, id);
            if (!linked.voted() || !standing.voted()) {
                add(id, iin, linked, principal, standing, found);
            } else if (!ids(connection, BOTH_VOTED, id, iin, principal, principal)
                    .isEmpty()) {
                found.conflicts.add(id);
            }
        }
        return found;
    }

    private static void add(int election, long iin, Standing linked, long principal, Standing standing, Found found) {
        if (linked.listsState().equals("LOCKED")) {
            return;
        }
        if (linked.precinctId() == null && !linked.voted()) {
            strikeOff(election, linked, principal, standing, found);
            return;
        }
        if (linked.voted()) {
            throw ProblemType.ALREADY_VOTED.exception(
                    "The person has voted under the number that is to be linked: make that the principal.");
        }
        if (linked.detachedSince() != null) {
            throw ProblemType.DETACHED.exception(
                    "A certificate is out under the number that is to be linked: it is returned first, or annulled.");
        }
        if (linked.locked() != null) {
            return; // as on locked lists: the line stays, and nobody votes on it any more
        }
        // Who stays in a hospital on polling day stays there under the other number too.
        ListPart part = Objects.requireNonNull(linked.part());
        found.changes.add(new Change(election, iin, null, part));
        // Whom a decision took off stays off: a link says who somebody is, not who may vote.
        if (standing.precinctId() == null && standing.struckOff() == null && standing.eligible()) {
            found.changes.add(new Change(election, principal, linked.precinctId(), part));
        }
    }

    /** Who died, or lost the right to vote, under the one number did so under the other; whoever has voted stays. */
    private static void strikeOff(int election, Standing linked, long principal, Standing standing, Found found) {
        boolean lost = linked.struckOff() != null && linked.struckOff().isAboutThePerson();
        if (!lost || standing.precinctId() == null || standing.voted() || standing.locked() != null) {
            return;
        }
        if (standing.detachedSince() != null) {
            throw ProblemType.DETACHED.exception(
                    "The number that is to be linked was struck off, and a certificate is out under the principal: strike the"
                            + " principal off first, which annuls it.");
        }
        found.changes.add(new Change(election, principal, null, Objects.requireNonNull(standing.part())));
    }

    private static Standing standing(Connection connection, long iin, int election) throws SQLException {
        return SecondDecision.read(connection, iin, election, Act.LISTS, SpecialEntryService.QUESTION.about())
                .facts()
                .getFirst();
    }

    private static List<Long> ids(Connection connection, String sql, Object... parameters) throws SQLException {
        return Rows.read(connection, row -> row.getLong(1), sql, parameters);
    }
}
