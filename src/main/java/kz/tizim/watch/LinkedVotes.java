package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** A person had voted under two numbers when they were linked (domain rule 16): each vote is an alert where it was given. */
@Singleton
class LinkedVotes extends Detector {
    private static final String QUERY = """
            select l.election_id, l.precinct_id, 'entry ' || l.entry_id as subject,
                   'this person has voted under two numbers: see vote-conflicts' as detail
            from vote_conflict found
            join contest on contest.election_id = found.election_id
            join ledger_entry l on l.election_id = found.election_id and l.contest_id = contest.id
                               and l.iin in (found.iin, found.principal)""";

    LinkedVotes() {
        super(AlertKind.VOTE_CONFLICT, QUERY, Map.of());
    }
}
