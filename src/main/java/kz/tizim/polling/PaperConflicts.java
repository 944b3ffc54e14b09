package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.database.Rows;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.registry.Iin;

/** Reads the second ballots that a precinct entered from paper. */
@ApplicationScoped
class PaperConflicts {
    private static final String LIST = """
            select k.conflict_id, k.iin, c.code as contest, k.channel, k.paper_at, k.paper_sheet, k.entered_at, k.act,
                   e.entry_id, p.code as used_at, e.admitted_at, e.basis, v.seq is not null as voided,
                   %s as became_entry, %s as undone
            from ledger_conflict k
            join contest c on c.id = k.contest_id
            join ledger_entry e on e.election_id = k.election_id and e.contest_id = k.contest_id and e.iin = k.iin
                               and e.seq = k.seq
            join precinct p on p.id = e.precinct_id
            left join ledger_void v on v.election_id = e.election_id and v.contest_id = e.contest_id and v.iin = e.iin
                                   and v.seq = e.seq
            where k.election_id = ? and k.precinct_id = ?
            order by k.entered_at, k.conflict_id offset ? limit ?""".formatted(LedgerConflict.BECAME_ENTRY, LedgerConflict.UNDONE);

    private final AgroalDataSource database;

    PaperConflicts(AgroalDataSource database) {
        this.database = database;
    }

    /** A page, in the order in which they were entered. */
    List<PaperConflict> list(int electionId, int precinctId, int after, int limit) {
        return Rows.read(database, PaperConflicts::read, LIST, electionId, precinctId, after, limit);
    }

    private static PaperConflict read(ResultSet row) throws SQLException {
        return new PaperConflict(
                row.getObject("conflict_id", UUID.class),
                new Iin(row.getLong("iin")),
                row.getString("contest"),
                row.getString("channel"),
                row.getObject("paper_at", OffsetDateTime.class),
                row.getString("paper_sheet"),
                row.getObject("entered_at", OffsetDateTime.class),
                row.getString("act"),
                row.getObject("entry_id", UUID.class),
                row.getString("used_at"),
                row.getObject("admitted_at", OffsetDateTime.class),
                row.getString("basis"),
                row.getBoolean("voided"),
                row.getBoolean("became_entry"),
                row.getBoolean("undone"));
    }
}
