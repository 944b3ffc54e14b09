package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;

/** The use case of looking somebody up on a precinct's list; the audit trail says who looked. */
@ApplicationScoped
public class ListSearch {
    private final VoterSearch voters;
    private final AuditTrail audit;

    ListSearch(VoterSearch voters, AuditTrail audit) {
        this.voters = voters;
        this.audit = audit;
    }

    /**
     * Voters of a precinct by IIN, or by any parts of name and address in any spelling.
     *
     * @param precinct within the operator's reach
     */
    public VoterHits search(ElectionFacts election, PrecinctFacts precinct, String query, Operator operator) {
        VoterHits hits = voters.inPrecinct(election, precinct, query.strip());
        audit.recordSearch(operator, "list-search", hits.voters().size(), election.code() + " " + precinct.code());
        return hits;
    }
}
