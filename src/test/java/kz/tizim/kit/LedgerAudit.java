package kz.tizim.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ledger's invariants, each a query that must count nothing; run after every test on whatever the test left behind. */
public final class LedgerAudit {
    private static final Map<String, String> VIOLATIONS = new LinkedHashMap<>();

    static {
        VIOLATIONS.put("a citizen has two live entries for one contest", """
                select count(*) from (
                  select 1 from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  where v.seq is null group by e.election_id, e.contest_id, e.iin having count(*) > 1) twice""");
        VIOLATIONS.put("the numbers of a citizen's entries have a gap", """
                select count(*) from (
                  select 1 from ledger_entry group by election_id, contest_id, iin having max(seq) <> count(*) - 1) gaps""");
        VIOLATIONS.put("a live entry by certificate has no redeemed certificate", """
                select count(*) from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                left join certificate c on c.election_id = e.election_id and c.iin = e.iin and c.number = e.certificate
                where e.basis = 'CERTIFICATE' and v.seq is null and c.state is distinct from 'REDEEMED'""");
        VIOLATIONS.put("a redeemed certificate has no live entry", """
                select count(*) from certificate c where c.state = 'REDEEMED' and not exists (
                  select 1 from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  where e.election_id = c.election_id and e.iin = c.iin and e.contest_id = c.contest_id
                    and e.certificate = c.number and v.seq is null)""");
        VIOLATIONS.put("entries by certificate and supplementary entries differ", """
                select count(*)
                from (select * from ledger_entry where basis = 'CERTIFICATE') e
                full join supplementary_entry s
                  on (s.election_id, s.contest_id, s.iin, s.seq) = (e.election_id, e.contest_id, e.iin, e.seq)
                where e.iin is null or s.iin is null""");
        VIOLATIONS.put("a certificate that is out does not detach its voter", """
                select count(*) from certificate c where c.state not in ('RETURNED', 'ANNULLED') and not exists (
                  select 1 from detachment d where d.election_id = c.election_id and d.contest_id = c.contest_id
                    and d.iin = c.iin and d.certificate = c.number and d.ended_at is null)""");
        VIOLATIONS.put("a live home entry stands beside a detachment", """
                select count(*) from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                join detachment d on d.election_id = e.election_id and d.contest_id = e.contest_id and d.iin = e.iin
                  and d.ended_at is null
                where e.basis = 'HOME_LIST' and v.seq is null""");
        VIOLATIONS.put("a live entry of the home list by a ballot at home has no accepted request", """
                select count(*) from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.channel = 'HOME' and e.basis = 'HOME_LIST' and v.seq is null and not exists (
                  select 1 from home_visit h where h.election_id = e.election_id and h.iin = e.iin
                    and h.precinct_id = e.precinct_id and h.state = 'ACCEPTED')""");
        VIOLATIONS.put("an accepted answer has no entry", """
                select count(*) from attempt a where a.status = 201 and a.answer::jsonb ? 'ledgerEntry' and not exists (
                  select 1 from ledger_entry e where e.iin = a.iin and e.entry_id = (a.answer::jsonb ->> 'ledgerEntry')::uuid)""");
        VIOLATIONS.put("a voter does not stand where the last change of the lists says", """
                select count(*) from (
                  select distinct on (election_id, iin) election_id, iin, joined_precinct_id
                  from list_delta order by election_id, iin, number desc) d
                left join voter v using (election_id, iin) where v.precinct_id is distinct from d.joined_precinct_id""");
        VIOLATIONS.put("a change of the lists leaves another list than the one before it joined", """
                select count(*) from list_delta d
                join list_delta p on p.election_id = d.election_id and p.iin = d.iin and p.number = d.number - 1
                where p.joined_precinct_id is distinct from d.left_precinct_id""");
        VIOLATIONS.put("a precinct's list does not add up from its handover and its changes", """
                select count(*) from list_handover h where h.voters
                  + (select count(*) from list_delta d where d.election_id = h.election_id and d.joined_precinct_id = h.precinct_id)
                  - (select count(*) from list_delta d where d.election_id = h.election_id and d.left_precinct_id = h.precinct_id)
                  <> (select count(*) from voter v where v.election_id = h.election_id and v.precinct_id = h.precinct_id)""");
    }

    private LedgerAudit() {}

    /** Runs every query. */
    public static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> violation : VIOLATIONS.entrySet()) {
                try (ResultSet row = statement.executeQuery(violation.getValue())) {
                    row.next();
                    assertEquals(0, row.getInt(1), violation.getKey());
                }
            }
        }
    }
}
