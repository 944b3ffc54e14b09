package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tizim.database.Rows;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/**
 * The queue of eligible citizens whom no single rule places (domain rule 3): a person decides, never a default precinct.
 * A decision lists the citizen at once, and at every build after it for as long as the address is the same; another
 * decision takes its place. After handover nothing is decided here.
 */
@ApplicationScoped
class UnassignedService {
    private static final String LIST = """
            select c.iin, c.surname, c.given_name, c.patronymic, c.birth_date, u.reason, c.kato, c.street, c.house,
                   array(select p.code || ': ' || b.decision from boundary b join precinct p on p.id = b.precinct_id
                         where b.id in (u.first_boundary, u.second_boundary) order by b.id) as rules
            from unassigned u join citizen c on c.iin = u.iin
            where u.election_id = ? and u.decided_at is null
              and (? = '' or u.reason = 'OVERLAP' and u.first_boundary || '-' || u.second_boundary = ?)
            order by c.kato, c.street, c.house, c.iin
            offset ? limit ?""";
    private static final Question<Facts> QUESTION = Question.of("", """
            select e.lists_state, u.iin is not null and u.decided_at is null as waits,
                   case when v.basis = 'DECISION' then v.precinct_id end as decided
            from election e
            left join unassigned u on u.election_id = e.id and u.iin = given.iin
            left join voter v on v.election_id = e.id and v.iin = given.iin
            where e.id = given.election_id""", Facts::read);
    private static final Sql ADD_TO_LIST = Sql.over("election_id integer, iin bigint, precinct_id integer", """
            insert into voter (election_id, iin, precinct_id, part, basis)
            select election_id, iin, precinct_id, 'MAIN', 'DECISION' from given""");
    private static final Sql MOVE = Sql.over("election_id integer, iin bigint, precinct_id integer", """
            update voter v set precinct_id = given.precinct_id
            from given where v.election_id = given.election_id and v.iin = given.iin""");
    private static final Sql KEEP =
            Sql.over("election_id integer, iin bigint, precinct_id integer, account_id integer, at timestamptz", """
            insert into list_assignment (election_id, iin, number, precinct_id, kato, street, house, account_id, at)
            select given.election_id, given.iin, coalesce(last.number + 1, 0), given.precinct_id, c.kato, c.street, c.house,
                   given.account_id, given.at
            from given
            join citizen c on c.iin = given.iin
            left join lateral (
                select d.number from list_assignment d where d.election_id = given.election_id and d.iin = given.iin
                order by d.number desc limit 1) last on true""");
    private static final Sql DECIDE = Sql.over("election_id integer, iin bigint, decided_at timestamptz", """
            update unassigned u set decided_at = given.decided_at
            from given where u.election_id = given.election_id and u.iin = given.iin""");
    private static final Sql COUNT = Sql.over("election_id integer", """
            update list_build b set listed = listed + decided.many, unassigned = unassigned - decided.many, overlap_pairs = (
                select count(distinct (first_boundary, second_boundary)) from unassigned u
                where u.election_id = b.election_id and u.reason = 'OVERLAP' and u.decided_at is null)
            from (select election_id, count(*) as many from given group by election_id) decided
            where b.election_id = decided.election_id""");

    private final AgroalDataSource database;
    private final Acts acts;

    UnassignedService(AgroalDataSource database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /**
     * A page of the queue, by address.
     *
     * @param overlap only those who wait because of these two rules, as {@link OverlapShown} names them; empty for all
     */
    List<UnassignedShown> list(ElectionFacts election, String overlap, int after, int limit) {
        return Rows.read(database, UnassignedService::shown, LIST, election.id(), overlap, overlap, after, limit);
    }

    /** Lists one citizen at a precinct, or says why not. */
    Answer assign(Desk desk, Iin iin) {
        var act = desk.act(
                "assignment",
                iin.value(),
                List.of(desk.election().code(), desk.precinct().code()),
                null);
        return acts.perform(act, QUESTION.about(), (found, now) -> {
            Facts facts = found.getFirst();
            if (!facts.listsState().equals("DRAFT")) {
                return Outcome.refused(ProblemType.LISTS_FROZEN, "The queue is decided while the lists are a draft.");
            }
            if (!facts.waits() && facts.decided() == null) {
                return Outcome.refused(ProblemType.NOT_ON_LIST, "This citizen does not wait in the queue.");
            }
            if (facts.decided() != null && facts.decided() == desk.precinct().id()) {
                return Outcome.refused(ProblemType.ALREADY_EXISTS, "This was decided about the citizen already.");
            }
            return new Outcome.Done(
                    Map.of("precinct", desk.precinct().code()), writes(desk, iin.value(), facts.waits(), now));
        });
    }

    private static List<Sql.Row> writes(Desk desk, long iin, boolean waits, OffsetDateTime now) {
        int election = desk.election().id();
        int precinct = desk.precinct().id();
        var rows = new ArrayList<Sql.Row>();
        if (waits) {
            rows.add(ADD_TO_LIST.row(election, iin, precinct));
            rows.add(DECIDE.row(election, iin, now));
            rows.add(COUNT.row(election));
        } else {
            rows.add(MOVE.row(election, iin, precinct));
        }
        rows.add(KEEP.row(election, iin, precinct, desk.operator().accountId(), now));
        return rows;
    }

    /**
     * What is known when it is decided.
     *
     * @param decided the precinct of an earlier decision that the draft honours, null where there is none
     */
    private record Facts(
            String listsState, boolean waits, @Nullable Integer decided) {
        static Facts read(ResultSet rows) throws SQLException {
            return new Facts(
                    rows.getString("lists_state"), rows.getBoolean("waits"), (Integer) rows.getObject("decided"));
        }
    }

    private static UnassignedShown shown(ResultSet row) throws SQLException {
        Array rules = row.getArray("rules");
        return new UnassignedShown(
                new Iin(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                List.of((String[]) rules.getArray()));
    }
}
