package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.imports.RegisterLock;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Freezes a draft: numbers the lines of each list, writes what it is searched by, precinct by precinct, and keeps its bytes,
 * whose hash stands in the act.
 */
@ApplicationScoped
class ListHandover {
    private static final String NUMBER_LINES = """
            insert into voter_draft_%1$d (election_id, iin, precinct_id, part, basis, boundary_id, matched, name_key,
                                          street, house, flat, line)
            select v.election_id, v.iin, v.precinct_id, v.part, v.basis, v.boundary_id, v.matched,
                   concat_ws(' ', a.name_key, nullif(c.name_key, a.name_key)), coalesce(a.street, c.street),
                   coalesce(a.house, c.house), coalesce(a.flat, c.flat),
                   row_number() over (partition by v.precinct_id
                                      order by coalesce(a.surname, c.surname) collate "kk-x-icu",
                                               coalesce(a.given_name, c.given_name) collate "kk-x-icu",
                                               coalesce(a.patronymic, c.patronymic) collate "kk-x-icu", c.birth_date, c.iin)
            from voter v join citizen c on c.iin = v.iin
            left join amended_voter a on a.election_id = %1$d and a.iin = v.iin
            where v.election_id = %1$d""";
    private static final String KEEP = """
            insert into list_handover (election_id, precinct_id, act, voters, streets, csv, handed_over_at, account_id)
            select %1$d, p.id, ? || '/' || p.code, coalesce(listed.voters, 0), coalesce(listed.streets, '{}'),
                   convert_to(? || coalesce(listed.lines, ''), 'UTF8'), ?, ?
            from precinct p
            left join (select v.precinct_id, count(*) as voters, array_agg(distinct v.street collate "C") as streets,
                              string_agg(""" + ListRow.sql("v.line", "v.part") + """
                              , '' order by v.line) as lines
                       from voter_draft_%1$d v join citizen c on c.iin = v.iin
                       left join amended_voter a on a.election_id = %1$d and a.iin = v.iin
                       group by v.precinct_id) listed on listed.precinct_id = p.id""";
    private static final String MISSED_TRANSFERS = "with transfers as " + ListBuilder.TRANSFERS + """
            , missed as (
                select t.person from transfers t
                where exists (select 1 from voter v where v.election_id = %1$d and v.iin = t.person
                                                      and v.precinct_id <> t.precinct_id)
                   or exists (select 1 from unassigned u where u.election_id = %1$d and u.iin = t.person
                                                           and u.decided_at is null)
                union
                select v.iin from list_transfer_withdrawal w left join linked_iin l using (iin)
                join voter v on v.election_id = %1$d and v.iin = coalesce(l.principal, w.iin) and v.basis = 'TRANSFER'
                where w.election_id = %1$d and not exists (select 1 from transfers t where t.person = v.iin))
            , undone as (
                select d.person from"""
            + ListBuilder.DECISIONS + " d join citizen c on c.iin = d.person and d"
            + ListBuilder.OF_CITIZEN + """

                where not exists (select 1 from transfers t where t.person = d.person)
                  and (exists (select 1 from voter v where v.election_id = %1$d and v.iin = d.person
                                                       and v.precinct_id <> d.precinct_id)
                       or exists (select 1 from unassigned u where u.election_id = %1$d and u.iin = d.person
                                                               and u.decided_at is null)))
            select (select count(*) from missed) + (select count(*) from undone)""";
    private static final String IMPORTED_SINCE = """
            select count(*) from import_run
            where kind <> 'PRECINCTS' and (state = 'APPLIED' and applied_at > ? or undone_at > ?)""";

    private static final String BY_ENDED_RULES = """
            select count(*) from boundary b join voter v on v.election_id = ? and v.boundary_id = b.id
            where b.valid_to < ?""";

    private static final String ENDED_ALIASES = "select count(*) from street_alias where valid_to < ?";

    private static final String BY_ENDED_ALIASES = """
            select count(*) from voter v join citizen c using (iin)
            join place on (place.kato, place.street, place.house) = (c.kato, c.street, c.house)
            join boundary b on b.id = v.boundary_id and (b.valid_to is null or b.valid_to >= ?)
            where v.election_id = ? and v.matched = 'A' and place.boundary_id is distinct from v.boundary_id""";

    private static final String LISTED_TWICE = """
            select count(*) from linked_iin l join voter v on v.election_id = ? and v.iin = l.iin
            where v.precinct_id is not null""";

    private final AgroalDataSource database;

    ListHandover(AgroalDataSource database) {
        this.database = database;
    }

    /** Numbers and keeps all lists of an election, in the transaction of the caller. The act of a precinct is {@code <election>/<precinct>}. */
    void freeze(ElectionFacts election, OffsetDateTime now, Operator operator) {
        int id = election.id();
        joinByHash();
        run("select begin_numbering(" + id + ")");
        run(NUMBER_LINES.formatted(id));
        run(KEEP.formatted(id), election.code(), ListRow.HEADER, now, operator.accountId());
        run("select finish_draft(" + id + ")"); // last, since it stops everybody until the end of the transaction
    }

    /** Addresses look far more selective than they are, and of a table that was just filled nothing is known. */
    private void joinByHash() {
        run("set local work_mem = '256MB'");
        run("set local enable_mergejoin = off");
        run("set local enable_nestloop = off");
    }

    /** Transfers that the draft does not honour, or should no longer, since they came or went while it was built or after. */
    long missedTransfers(ElectionFacts election) {
        return count(MISSED_TRANSFERS.formatted(election.id()));
    }

    /** Numbers on the draft that were linked to others while it was built or after. */
    long linkedMeanwhile(ElectionFacts election) {
        return count(LISTED_TWICE, election.id());
    }

    /** Voters whom the draft lists by rules or street names that persons have ended since, so that they do not hold on polling day. */
    long listedByEndedDecisions(ElectionFacts election) {
        return count(BY_ENDED_RULES, election.id(), election.pollingDay()) + listedByEndedAliases(election);
    }

    /** No voter's row names the alias, and another one may say the same: their addresses are placed anew. */
    private long listedByEndedAliases(ElectionFacts election) {
        if (count(ENDED_ALIASES, election.pollingDay()) == 0) {
            return 0;
        }
        try (Connection connection = database.getConnection()) {
            PlaceTable.ofAliases(connection, election.pollingDay(), election.id());
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
        joinByHash();
        return count(BY_ENDED_ALIASES, election.pollingDay(), election.id());
    }

    /** Whether the registry or the boundaries are others than when a draft was built. */
    boolean importedSince(@Nullable OffsetDateTime built) {
        return built != null && count(IMPORTED_SINCE, built, built) > 0;
    }

    /**
     * Lets nothing be applied or undone until the transaction ends.
     *
     * @throws kz.tizim.problem.ProblemException {@code lists-frozen} while something is
     */
    void keepImportsOut() {
        try (Connection connection = database.getConnection()) {
            if (!RegisterLock.tryAlone(connection)) {
                throw ProblemType.LISTS_FROZEN.exception(
                        "An import is being applied or undone, numbers are being linked, or lists built: wait for its end.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private long count(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                count.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }
}
