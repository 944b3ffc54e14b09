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
        VIOLATIONS.put("a person has a live entry given after another one under a number linked by then", """
                with live as (
                  select e.*, coalesce(l.principal, e.iin) as person, l.linked_at
                  from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  left join linked_iin l using (iin)
                  where v.seq is null and e.iin in (select iin from linked_iin union select principal from linked_iin))
                select count(*) from live a join live b using (election_id, contest_id, person)
                where a.iin <> b.iin and b.admitted_at > greatest(a.linked_at, b.linked_at)""");
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
        VIOLATIONS.put("a certificate that was returned or annulled detaches its voter", """
                select count(*) from certificate c join detachment d on d.election_id = c.election_id and d.contest_id = c.contest_id
                  and d.iin = c.iin and d.certificate = c.number and d.ended_at is null
                where c.state in ('RETURNED', 'ANNULLED')""");
        VIOLATIONS.put("a certificate's state and its end differ", """
                select count(*) from (select * from certificate where state not in ('ISSUED', 'REDEEMED')) c
                full join certificate_end e using (election_id, iin, number) where c.state is distinct from e.state""");
        VIOLATIONS.put("a precinct's issued certificates are not those redeemed, ended and out", """
                with issued as (
                  select election_id, precinct_id, count(*) as certificates from audit
                  where action = 'certificate-issue' and outcome = 'DONE' group by election_id, precinct_id),
                parts as (
                  select c.election_id, c.home_precinct_id as precinct_id,
                    count(*) filter (where exists (
                      select 1 from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                      where e.election_id = c.election_id and e.contest_id = c.contest_id and e.iin = c.iin
                        and e.certificate = c.number and v.seq is null)) as redeemed,
                    count(*) filter (where exists (
                      select 1 from certificate_end e
                      where e.election_id = c.election_id and e.iin = c.iin and e.number = c.number)) as ended,
                    count(*) filter (where c.state = 'ISSUED' and exists (
                      select 1 from detachment d where d.election_id = c.election_id and d.contest_id = c.contest_id
                        and d.iin = c.iin and d.certificate = c.number and d.ended_at is null)) as still_out
                  from certificate c group by c.election_id, c.home_precinct_id)
                select count(*) from issued full join parts using (election_id, precinct_id)
                where issued.certificates is distinct from parts.redeemed + parts.ended + parts.still_out""");
        VIOLATIONS.put("a live home entry stands beside a detachment", """
                select count(*) from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                join detachment d on d.election_id = e.election_id and d.contest_id = e.contest_id and d.iin = e.iin
                  and d.ended_at is null
                where e.basis = 'HOME_LIST' and v.seq is null and e.paper_at is null""");
        VIOLATIONS.put("a live entry of the home list by a ballot at home has no accepted request", """
                select count(*) from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.channel = 'HOME' and e.basis = 'HOME_LIST' and e.paper_at is null and v.seq is null and not exists (
                  select 1 from home_visit h left join linked_iin l on l.iin = h.iin
                  where h.election_id = e.election_id and e.iin in (h.iin, l.principal) and h.precinct_id = e.precinct_id and h.state = 'ACCEPTED')""");
        VIOLATIONS.put("an accepted answer has no entry", """
                select count(*) from attempt a where a.status = 201 and a.answer::jsonb ? 'ledgerEntry' and not exists (
                  select 1 from ledger_entry e left join linked_iin l on l.iin = e.iin
                  where a.iin in (e.iin, l.principal) and e.entry_id = (a.answer::jsonb ->> 'ledgerEntry')::uuid)""");
        VIOLATIONS.put("the numbers of an entry's replacements have a gap", """
                select count(*) from (
                  select 1 from ledger_replacement group by election_id, contest_id, iin, seq
                  having max(number) <> count(*)) gaps""");
        VIOLATIONS.put("a ballot was replaced after its entry was void", """
                select count(*) from ledger_replacement r join ledger_void v using (election_id, contest_id, iin, seq)
                where r.replaced_at > v.voided_at""");
        VIOLATIONS.put("a ballot was replaced after its precinct was locked", """
                select count(*) from ledger_replacement r join ledger_entry e using (election_id, contest_id, iin, seq)
                join precinct_session s using (election_id, precinct_id)
                where r.replaced_at > s.locked_at""");
        VIOLATIONS.put("a void of a ballot that was not given is of one that was", """
                select count(*) from ledger_void v join ledger_entry e using (election_id, contest_id, iin, seq)
                where v.ground = 'BALLOT_NOT_GIVEN' and (e.paper_at is not null or exists (
                  select 1 from ledger_replacement r
                  where (r.election_id, r.contest_id, r.iin, r.seq) = (v.election_id, v.contest_id, v.iin, v.seq)))""");
        VIOLATIONS.put("a second ballot raised no alert", """
                select count(*) from ledger_conflict k where not exists (
                  select 1 from alert a where a.kind = 'VOTE_CONFLICT' and a.election_id = k.election_id
                    and a.precinct_id = k.precinct_id and a.subject = k.conflict_id::text)""");
        VIOLATIONS.put("an entry stands outside of its precinct's session", """
                select count(*) from ledger_entry e left join precinct_session s using (election_id, precinct_id)
                where s.opened_at is null or e.admitted_at < s.opened_at or e.admitted_at > s.locked_at
                   or e.paper_at is null and e.admitted_at > s.closing_at""");
        VIOLATIONS.put("a precinct was opened on lists that are not handed over", """
                select count(*) from precinct_session s join election e on e.id = s.election_id
                where s.state <> 'CLOSED' and e.lists_state in ('NONE', 'BUILDING', 'DRAFT')""");
        VIOLATIONS.put(
                "a conflict whose entry is void has no live entry of the person after it, nor was it undone itself",
                """
                select count(*) from ledger_conflict k
                where exists (
                  select 1 from ledger_void v
                  where (v.election_id, v.contest_id, v.iin, v.seq) = (k.election_id, k.contest_id, k.iin, k.seq))
                and not exists (
                  select 1 from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  where e.election_id = k.election_id and e.contest_id = k.contest_id and e.iin = k.iin and e.seq > k.seq
                    and (v.seq is null or e.entry_id = k.conflict_id))
                and not exists (
                  select 1 from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  left join linked_iin own on own.iin = k.iin left join linked_iin other on other.iin = e.iin
                  where e.election_id = k.election_id and e.contest_id = k.contest_id and v.seq is null
                    and coalesce(other.principal, e.iin) = coalesce(own.principal, k.iin))
                and not exists (
                  select 1 from ledger_conflict_void u
                  where (u.election_id, u.contest_id, u.iin, u.precinct_id, u.paper_sheet, u.number)
                        = (k.election_id, k.contest_id, k.iin, k.precinct_id, k.paper_sheet, k.number))""");
        VIOLATIONS.put("the ballot of one sheet stands twice beside an entry", """
                select count(*) from (
                  select 1 from ledger_conflict k
                  left join ledger_conflict_void u using (election_id, contest_id, iin, precinct_id, paper_sheet, number)
                  left join ledger_entry e on e.iin = k.iin and e.entry_id = k.conflict_id
                  where u.number is null and e.iin is null
                  group by k.election_id, k.contest_id, k.iin, k.precinct_id, k.paper_sheet having count(*) > 1) twice""");
        VIOLATIONS.put("a conflict was undone and has become an entry", """
                select count(*) from ledger_conflict_void u
                join ledger_conflict k using (election_id, contest_id, iin, precinct_id, paper_sheet, number)
                join ledger_entry e on e.iin = k.iin and e.entry_id = k.conflict_id""");
        VIOLATIONS.put("an entry that was a conflict is not of the same paper", """
                select count(*) from ledger_conflict k
                join ledger_entry e on e.iin = k.iin and e.entry_id = k.conflict_id
                where (e.election_id, e.contest_id, e.precinct_id, e.channel, e.paper_at, e.paper_sheet)
                      is distinct from (k.election_id, k.contest_id, k.precinct_id, k.channel, k.paper_at, k.paper_sheet)
                   or e.seq <= k.seq""");
        VIOLATIONS.put("somebody was admitted outside of the hours", """
                select count(*) from ledger_entry e
                join election on election.id = e.election_id
                join precinct p on p.id = e.precinct_id
                join precinct_session s on s.election_id = e.election_id and s.precinct_id = e.precinct_id
                where e.paper_at is null and (
                      e.admitted_at < (election.polling_day + coalesce(s.opens, p.opens)) at time zone p.time_zone
                   or e.admitted_at >= (election.polling_day + coalesce(s.closes, p.closes)) at time zone p.time_zone)""");
        VIOLATIONS.put("a ballot from paper is of no hours that were ever in force", """
                select count(*) from ledger_entry e
                join election on election.id = e.election_id
                join precinct p on p.id = e.precinct_id
                cross join lateral (
                  select least(p.opens, min(opens)) as opens, greatest(p.closes, max(closes)) as closes
                  from polling_change c where c.election_id = e.election_id and c.precinct_id = e.precinct_id) widest
                where e.paper_at < (election.polling_day + widest.opens) at time zone p.time_zone
                   or e.paper_at >= (election.polling_day + widest.closes) at time zone p.time_zone""");
        VIOLATIONS.put("a closing report has other entries than the ledger", """
                select count(*) from closing_contest c
                where c.main + c.special + c.included + c.home + c.certificates <> (
                  select count(*) from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  where e.election_id = c.election_id and e.contest_id = c.contest_id and e.precinct_id = c.precinct_id
                    and v.seq is null)""");
        VIOLATIONS.put("a voter does not stand where the last change of the lists says", """
                select count(*) from (
                  select distinct on (election_id, iin) election_id, iin, joined_precinct_id
                  from list_delta order by election_id, iin, number desc) d
                left join voter v using (election_id, iin) where v.precinct_id is distinct from d.joined_precinct_id""");
        VIOLATIONS.put("a change of the lists leaves another list than the one before it joined", """
                select count(*) from list_delta d
                join list_delta p on p.election_id = d.election_id and p.iin = d.iin and p.number = d.number - 1
                where p.joined_precinct_id is distinct from d.left_precinct_id""");
        // Once through each table: asked of each precinct by itself, it takes seconds where there are hundreds of
        // elections.
        VIOLATIONS.put("a precinct's list does not add up from its handover and its changes", """
                select count(*) from (
                  select from (
                    select election_id, precinct_id, voters from list_handover
                    union all select election_id, joined_precinct_id, 1 from list_delta where joined_precinct_id is not null
                    union all select election_id, left_precinct_id, -1 from list_delta where left_precinct_id is not null
                    union all select election_id, precinct_id, -1 from voter
                      where precinct_id is not null and election_id in (select election_id from list_handover)) line
                  group by election_id, precinct_id having sum(voters) <> 0) broken""");
    }

    static {
        VIOLATIONS.put("a commission does not have the blanks that it received and did not hand on", """
                with moved as (
                  select m.election_id, m.contest_id, c.id as commission_id,
                         case c.id when m.receiver_id then r.received else -r.received end as quantity
                  from blank_movement m join blank_receipt r on r.movement_id = m.id
                  join commission c on c.id in (m.receiver_id, m.commission_id)
                  union all
                  select election_id, contest_id, commission_id, quantity from blank_movement where kind = 'PRINT'),
                moves as (select election_id, contest_id, commission_id, sum(quantity) as quantity from moved group by 1, 2, 3),
                held as (select election_id, contest_id, holder_id as commission_id, count(*) as quantity
                         from blank where run is not null group by 1, 2, 3)
                select count(*) from moves full join held using (election_id, contest_id, commission_id)
                where coalesce(moves.quantity, 0) <> coalesce(held.quantity, 0)""");
        VIOLATIONS.put("blanks ended otherwise than the acts say", """
                with act as (
                  select election_id, contest_id, run,
                         sum(quantity) filter (where kind = 'SPOIL') as spoiled,
                         sum(case kind when 'LOSE' then quantity when 'FIND' then -quantity else 0 end) as lost
                  from blank_movement group by 1, 2, 3)
                select count(*) from act cross join lateral (
                  select count(*) filter (where state = 'SPOILED') as spoiled, count(*) filter (where state = 'LOST') as lost
                  from blank b where b.election_id = act.election_id and b.contest_id = act.contest_id and b.run = act.run) b
                where (coalesce(act.spoiled, 0), act.lost) <> (b.spoiled, b.lost)""");
        VIOLATIONS.put("a blank is on the way of a handover that is not its holder's, or not of its number", """
                select count(*) from blank b join blank_movement m on m.id = b.handover_id
                where m.kind <> 'HANDOVER' or m.election_id <> b.election_id or m.commission_id <> b.holder_id
                   or b.number not between m.first_number and m.last_number""");
        VIOLATIONS.put("a certificate's number is no issued blank of its contest and precinct", """
                select count(*) from certificate c
                left join blank b on b.election_id = c.election_id and b.number = c.number
                where b.state is distinct from 'ISSUED'
                   or b.run is not null and (b.contest_id, b.issuer_id) <> (c.contest_id, c.home_precinct_id)""");
        VIOLATIONS.put("an issued blank has no certificate, or two", """
                select count(*) from blank b where b.state = 'ISSUED' and 1 <> (
                  select count(*) from certificate c where c.election_id = b.election_id and c.number = b.number)""");
        VIOLATIONS.put("a settled count of turnout is not what the ledger says", """
                select count(*) from (select 1 from (
                  select c.election_id, c.precinct_id, c.contest_id, c.hour, c.public_from, c.channel, c.basis, c.settled as many
                  from turnout_count c
                  union all
                  select e.election_id, e.precinct_id, e.contest_id, h.hour, h.hour + interval '1 hour', e.channel, e.basis, -1
                  from ledger_entry e join precinct p on p.id = e.precinct_id
                  join turnout_until u on u.election_id = e.election_id and e.admitted_at < u.settled_until
                  cross join lateral (select date_trunc('hour', e.admitted_at, p.time_zone) as hour) h
                  union all
                  select e.election_id, e.precinct_id, e.contest_id, date_trunc('hour', e.admitted_at, p.time_zone),
                         date_trunc('hour', v.voided_at, p.time_zone) + interval '1 hour', e.channel, e.basis, 1
                  from ledger_void v join ledger_entry e using (election_id, contest_id, iin, seq)
                  join precinct p on p.id = e.precinct_id
                  join turnout_until u on u.election_id = e.election_id and v.voided_at < u.settled_until
                ) sides group by election_id, precinct_id, contest_id, hour, public_from, channel, basis having sum(many) <> 0) wrong""");
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
