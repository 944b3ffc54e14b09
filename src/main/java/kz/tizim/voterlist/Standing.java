package kz.tizim.voterlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import kz.tizim.ledger.Person;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Where a citizen stands in an election, as a decision about its lists reads it.
 *
 * @param listsState of the election
 * @param precinctId where the citizen is listed, null when nowhere
 * @param precinct code of that precinct
 * @param part of that precinct's list
 * @param struckOff on which basis the citizen was taken off the list, null of whoever stands on one, or never did
 * @param eligible by the rule in force on polling day
 * @param detachedSince since when a certificate is out, or when the one was issued that is used
 * @param voted whether there is a live entry for any contest, under this number or one that was linked to it
 * @param countingThere whether the polls of the precinct where the citizen is listed have closed, by its own clock
 */
public record Standing(
        String listsState,
        @Nullable Integer precinctId,
        @Nullable String precinct,
        @Nullable ListPart part,
        @Nullable ListBasis struckOff,
        boolean eligible,
        @Nullable OffsetDateTime detachedSince,
        boolean voted,
        boolean countingThere) {

    /** The columns that {@link #read} wants. */
    public static final String COLUMNS = """
            e.lists_state, v.precinct_id as listed_at_id, listed_at.code as listed_at,
            case when v.precinct_id is not null then v.part end as listed_part,
            case when v.precinct_id is null then v.basis end as struck_off,
            deciding_time() >= (e.polling_day + coalesce(there.closes, listed_at.closes)) at time zone listed_at.time_zone
            or there.state in ('CLOSING', 'LOCKED') as counting_there,
            (select min(d.since) from contest join detachment d on d.election_id = e.id and d.contest_id = contest.id
                                                               and d.iin = given.iin and d.ended_at is null
             where contest.election_id = e.id) as detached_since,
            exists (select 1 from contest
                    join ledger_entry l on l.election_id = e.id and l.contest_id = contest.id
                        and l.iin = %s
                    left join ledger_void lv on lv.election_id = e.id and lv.contest_id = contest.id
                                            and lv.iin = l.iin and lv.seq = l.seq
                    where contest.election_id = e.id and lv.seq is null) as voted,
            exists (select 1 from citizen c join eligibility_rule rule on %s where c.iin = given.iin and %s) as eligible
            """.formatted(
            Person.anyOf("given.iin"), Eligibility.inForce("e.polling_day"), Eligibility.condition("e.polling_day"));

    /** What a question selects them from; further joins may follow, then {@link #OF_THE_ACT}. */
    public static final String FROM = """
            from election e
            left join voter v on v.election_id = e.id and v.iin = given.iin
            left join precinct listed_at on listed_at.id = v.precinct_id
            left join precinct_session there on there.election_id = e.id and there.precinct_id = v.precinct_id
            """;

    /** The condition that ends the question. */
    public static final String OF_THE_ACT = " where e.id = given.election_id";

    public static Standing read(ResultSet row) throws SQLException {
        String part = row.getString("listed_part");
        String struckOff = row.getString("struck_off");
        return new Standing(
                row.getString("lists_state"),
                (Integer) row.getObject("listed_at_id"),
                row.getString("listed_at"),
                part == null ? null : ListPart.valueOf(part),
                struckOff == null ? null : ListBasis.valueOf(struckOff),
                row.getBoolean("eligible"),
                row.getObject("detached_since", OffsetDateTime.class),
                row.getBoolean("voted"),
                row.getBoolean("counting_there"));
    }

    /** Why the lists cannot change, null when they can: only between handover and lock. */
    public @Nullable Problem frozen() {
        return switch (listsState) {
            case "HANDED_OVER", "OPEN" -> null;
            case "LOCKED" -> ProblemType.LISTS_FROZEN.with("The lists are locked: nothing changes any more.");
            default -> ProblemType.LISTS_FROZEN.with("The lists of this election are not handed over yet.");
        };
    }

    /**
     * Why the citizen stays on the list of now, null when nothing holds: a vote does, a certificate that is out, and the end
     * of the polls there.
     */
    public @Nullable Problem tied() {
        if (voted) {
            return ProblemType.ALREADY_VOTED.with("This voter has voted: the list stays as it is.");
        }
        if (detachedSince != null) {
            return ProblemType.DETACHED
                    .with("An absentee certificate is out: the voter returns it first.")
                    .with("since", detachedSince);
        }
        return locked();
    }

    /**
     * Why the list that the citizen stands on does not change any more, null while it does: its precinct may lie in a zone
     * where the polls have closed, though elsewhere they are open.
     */
    public @Nullable Problem locked() {
        return countingThere
                ? ProblemType.LISTS_FROZEN
                        .with("The polls have closed where this voter is listed: that list does not change any more.")
                        .with("listedAt", String.valueOf(precinct))
                : null;
    }

    /** Why a citizen who is not eligible is not listed, null when eligible. */
    public @Nullable Problem ineligible() {
        return eligible
                ? null
                : ProblemType.NOT_ELIGIBLE.with("By the registry this citizen may not vote on polling day.");
    }
}
