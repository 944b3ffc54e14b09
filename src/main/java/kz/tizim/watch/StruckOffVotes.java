package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/**
 * A person voted under one number, while another one was struck off by a death or a court (domain rule 16): either the record
 * is wrong, or somebody else voted. Linking leaves such a vote as it is, hence the alert, one for a number and place.
 */
@Singleton
class StruckOffVotes extends Detector {
    private static final String QUERY = """
            with number as (
                select iin, principal from linked_iin union select principal, principal from linked_iin)
            select l.election_id, l.precinct_id,
                   'struck off, entry ' || (array_agg(l.entry_id order by l.admitted_at, l.entry_id))[1] as subject,
                   'voted here, while another number of this person was struck off ' || min(left_at.code) || ' by '
                   || min(struck.basis) as detail
            from number gone
            join number voted on voted.principal = gone.principal and voted.iin <> gone.iin
            cross join election e
            join voter struck on struck.election_id = e.id and struck.iin = gone.iin and struck.precinct_id is null
                             and struck.basis in ('DEATH', 'INELIGIBLE')
            join list_delta d on d.election_id = e.id and d.iin = gone.iin and d.joined_precinct_id is null
            join precinct left_at on left_at.id = d.left_precinct_id
            join contest on contest.election_id = e.id
            join ledger_entry l on l.election_id = e.id and l.contest_id = contest.id and l.iin = voted.iin
            left join ledger_void lv on (lv.election_id, lv.contest_id, lv.iin, lv.seq)
                                      = (l.election_id, l.contest_id, l.iin, l.seq)
            where lv.seq is null
              and not exists (select from list_delta later where later.election_id = e.id and later.iin = gone.iin
                              and later.number > d.number)
            group by l.election_id, l.precinct_id, voted.iin""";

    StruckOffVotes() {
        super(AlertKind.VOTE_CONFLICT, QUERY, Map.of());
    }
}
