package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tizim.election.ElectionFacts;
import kz.tizim.registry.Iin;

/** Reads which persons had voted twice when their numbers were linked. */
@ApplicationScoped
class VoteConflicts {
    /** A commission is shown both votes where one of them was given beneath it. */
    private static final String LIST = """
            with conflict as (
                select * from vote_conflict found
                where found.election_id = ? and exists (
                    select from contest
                    join ledger_entry l on l.election_id = found.election_id and l.contest_id = contest.id
                                       and l.iin in (found.iin, found.principal)
                    join precinct p on p.id = l.precinct_id
                    join commission pc on pc.id = p.id
                    where contest.election_id = found.election_id and %s)
                order by found.found_at, found.iin offset ? limit ?)
            select conflict.iin, conflict.principal, conflict.found_at, l.iin, contest.code, p.code, l.admitted_at,
                   l.entry_id, lv.seq is not null
            from conflict
            join contest on contest.election_id = conflict.election_id
            join ledger_entry l on l.election_id = conflict.election_id and l.contest_id = contest.id
                               and l.iin in (conflict.iin, conflict.principal)
            join precinct p on p.id = l.precinct_id
            left join ledger_void lv on lv.election_id = l.election_id and lv.contest_id = l.contest_id
                                    and lv.iin = l.iin and lv.seq = l.seq
            order by conflict.found_at, conflict.iin, contest.id, l.admitted_at, l.iin""";

    private final AgroalDataSource database;

    VoteConflicts(AgroalDataSource database) {
        this.database = database;
    }

    /** A page of conflicts with their votes, in the order in which they were found. */
    List<VoteConflict> list(ElectionFacts election, Scope scope, int after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST.formatted(scope.condition()))) {
            select.setInt(1, election.id());
            select.setInt(2, after);
            select.setInt(3, limit);
            Map<Long, VoteConflict> conflicts = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long iin = row.getLong(1);
                    VoteConflict conflict = conflicts.get(iin);
                    if (conflict == null) {
                        conflict = new VoteConflict(
                                new Iin(iin),
                                new Iin(row.getLong(2)),
                                row.getObject(3, OffsetDateTime.class),
                                new ArrayList<>());
                        conflicts.put(iin, conflict);
                    }
                    conflict.votes()
                            .add(new VoteConflict.Vote(
                                    new Iin(row.getLong(4)),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getObject(7, OffsetDateTime.class),
                                    row.getObject(8, UUID.class),
                                    row.getBoolean(9)));
                }
            }
            return List.copyOf(conflicts.values());
        } catch (SQLException e) {
            throw new IllegalStateException("conflicts cannot be read, SQLState " + e.getSQLState(), e);
        }
    }
}
