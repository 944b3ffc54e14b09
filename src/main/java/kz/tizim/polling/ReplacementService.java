package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Person;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.PollingSession;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A spoiled ballot (domain rule 9): a new one, the same ledger entry, counter + 1. Whoever got a ballot within the hours and is
 * still in the room at their end finishes voting, so that it is exchanged until the commission begins to count.
 */
@ApplicationScoped
class ReplacementService {
    private static final String WHOSE = "select iin from ledger_entry where entry_id = ? and election_id = ?";
    private static final Question<Facts> QUESTION = Question.of(
            "entry uuid",
            """
            select %s, e.contest_id, e.iin as entry_iin, e.seq, v.seq is not null as voided,
                   (select count(*) from ledger_replacement r where r.election_id = e.election_id
                    and r.contest_id = e.contest_id and r.iin = e.iin and r.seq = e.seq) as replacements
            from precinct p
            %s
            left join ledger_entry e on e.entry_id = given.entry and e.iin = %s
                and e.election_id = given.election_id and e.precinct_id = given.precinct_id
            left join ledger_void v on v.election_id = e.election_id and v.contest_id = e.contest_id and v.iin = e.iin
                and v.seq = e.seq
            where p.id = given.precinct_id""".formatted(PollingSession.COLUMNS, PollingSession.JOIN, Person.anyOf("given.iin")),
            Facts::read);
    static final Sql INSERT = Sql.insert(
            "ledger_replacement",
            "election_id integer, contest_id integer, iin bigint, seq smallint, number smallint, reason text,"
                    + " account_id integer, replaced_at timestamptz");

    private final Acts acts;
    private final AgroalDataSource database;

    ReplacementService(Acts acts, AgroalDataSource database) {
        this.acts = acts;
        this.database = database;
    }

    /** What is known; there is no contest where the entry is not of this precinct and person. */
    private record Facts(
            PollingSession session, @Nullable Integer contestId, long iin, int seq, boolean voided, int replacements) {
        static Facts read(ResultSet row) throws SQLException {
            return new Facts(
                    PollingSession.read(row),
                    (Integer) row.getObject("contest_id"),
                    row.getLong("entry_iin"),
                    row.getInt("seq"),
                    row.getBoolean("voided"),
                    row.getInt("replacements"));
        }
    }

    /** Gives another ballot for a spoiled one, or says why not. */
    Answer replace(Desk desk, UUID entry, String reason) {
        return Acts.onPrincipal(whose(desk, entry), iin -> replaceFor(iin, desk, entry, reason));
    }

    private Answer replaceFor(long iin, Desk desk, UUID entry, String reason) {
        var asked = List.of(desk.election().code(), desk.precinct().code(), entry, reason);
        var act = desk.admission("replacement", iin, asked, "entry " + entry);
        return acts.perform(act, QUESTION.about(entry), (found, now) -> {
            Facts facts = found.getFirst();
            Integer contest = facts.contestId();
            if (contest == null) {
                return new Outcome.Refused(unknown().problem());
            }
            if (facts.session().state() != PollingSession.State.OPEN) {
                return new Outcome.Refused(ProblemType.POLLS_CLOSED
                        .with("A spoiled ballot is exchanged until the precinct closes.")
                        .with("session", facts.session().state()));
            }
            if (facts.voided()) {
                return Outcome.refused(ProblemType.ENTRY_VOID, "The entry is void: nobody has a ballot on it.");
            }
            return replaced(desk, entry, contest, facts, reason, now);
        });
    }

    private static Outcome replaced(
            Desk desk, UUID entry, int contest, Facts facts, String reason, OffsetDateTime now) {
        int number = facts.replacements() + 1;
        Sql.Row row = INSERT.row(
                desk.election().id(),
                contest,
                facts.iin(),
                facts.seq(),
                number,
                reason,
                desk.operator().accountId(),
                now);
        String code = desk.election().contest(contest).orElseThrow().code();
        return new Outcome.Done(new Replacement(entry, code, number, desk.local(now)), List.of(row));
    }

    /** The citizen of an entry, who is then locked. */
    private long whose(Desk desk, UUID entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WHOSE)) {
            select.setObject(1, entry);
            select.setInt(2, desk.election().id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw unknown();
                }
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such entry for this account.");
    }
}
