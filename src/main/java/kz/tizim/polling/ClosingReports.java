package kz.tizim.polling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PrecinctFacts;

/** Keeps closing reports and reads them again; they are written once. */
@ApplicationScoped
class ClosingReports {
    /** What the audit trail calls the second step of a closing. */
    static final String LOCK = "precinct-locked";

    private static final String KEEP = """
            insert into closing_report (election_id, precinct_id, handed_over, added, removed, listed, admitted_main,
                                        admitted_supplementary, admitted_home, signed_main, signed_supplementary, signed_home,
                                        act, reason, account_id, at)
            values (:election, :precinct, :handedOver, cast(:added as jsonb), cast(:removed as jsonb), :listed, :admittedMain,
                    :admittedSupplementary, :admittedHome, :signedMain, :signedSupplementary, :signedHome,
                    cast(:act as text), cast(:reason as text), :account, :now)""";
    private static final String KEEP_CONTEST = """
            insert into closing_contest (election_id, precinct_id, contest_id, act, detached, main, special, included, home,
                                         certificates, late, voided, conflicts, conflicts_without_act, spoiled,
                                         counted_received, counted_issued, counted_spoiled, counted_unused)
            values (:election, :precinct, :contest, cast(:act as text), :detached, :main, :special, :included, :home, :certificates, :late,
                    :voided, :conflicts, :conflictsWithoutAct, :spoiled, :received, :issued, :countedSpoiled, :unused)""";
    private static final String FIND = """
            select handed_over, cast(added as text) as added, cast(removed as text) as removed, listed, admitted_main,
                   admitted_supplementary, admitted_home, signed_main, signed_supplementary, signed_home, act, reason
            from closing_report where election_id = :election and precinct_id = :precinct""";
    private static final String FIND_CONTESTS = """
            select * from closing_contest where election_id = :election and precinct_id = :precinct order by contest_id""";
    private static final String REFUSED = """
            select count(distinct subject) as refused from audit
            where election_id = :election and precinct_id = :precinct
              and action = 'precinct-locked' and outcome = 'counts-differ'""";
    private static final TypeReference<Map<String, Long>> TOTALS = new TypeReference<>() {};

    private final EntityManager entities;
    private final ObjectMapper json;

    ClosingReports(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** Keeps a report, before the precinct is locked on it. */
    void keep(ElectionFacts election, PrecinctFacts precinct, ClosingReport report, Operator operator) {
        of(KEEP, election, precinct)
                .setParameter("handedOver", report.list().handedOver())
                .setParameter("added", write(report.list().added()))
                .setParameter("removed", write(report.list().removed()))
                .setParameter("listed", report.list().listed())
                .setParameter("admittedMain", report.admitted().main())
                .setParameter("admittedSupplementary", report.admitted().supplementary())
                .setParameter("admittedHome", report.admitted().home())
                .setParameter("signedMain", report.signatures().main())
                .setParameter("signedSupplementary", report.signatures().supplementary())
                .setParameter("signedHome", report.signatures().home())
                .setParameter("act", report.act())
                .setParameter("reason", report.reason())
                .setParameter("account", operator.accountId())
                .setParameter("now", report.lockedAt())
                .executeUpdate();
        for (ClosingReport.ContestLine line : report.contests()) {
            keep(election, precinct, report, line);
        }
    }

    private void keep(
            ElectionFacts election, PrecinctFacts precinct, ClosingReport report, ClosingReport.ContestLine line) {
        ClosingReport.Ledgered ledger = line.ledger();
        of(KEEP_CONTEST, election, precinct)
                .setParameter(
                        "contest",
                        election.contest(line.contest()).orElseThrow().id())
                .setParameter("act", report.act())
                .setParameter("detached", ledger.detached())
                .setParameter("main", ledger.main())
                .setParameter("special", ledger.special())
                .setParameter("included", ledger.included())
                .setParameter("home", ledger.home())
                .setParameter("certificates", ledger.certificates())
                .setParameter("late", ledger.late())
                .setParameter("voided", ledger.voided())
                .setParameter("conflicts", ledger.conflicts())
                .setParameter("conflictsWithoutAct", ledger.conflictsWithoutAct())
                .setParameter("spoiled", ledger.spoiled())
                .setParameter("received", line.counted().received())
                .setParameter("issued", line.counted().issued())
                .setParameter("countedSpoiled", line.counted().spoiled())
                .setParameter("unused", line.counted().unused())
                .executeUpdate();
    }

    /** The report of a precinct that was locked then. */
    Optional<ClosingReport> find(ElectionFacts election, PrecinctFacts precinct, OffsetDateTime lockedAt) {
        return rows(FIND, election, precinct).stream().findFirst().map(row -> {
            List<ClosingReport.ContestLine> contests = rows(FIND_CONTESTS, election, precinct).stream()
                    .map(contest -> line(election, contest))
                    .toList();
            var list = new ClosingReport.ListTotals(
                    row.get("handed_over", Long.class),
                    read(row.get("added", String.class)),
                    read(row.get("removed", String.class)),
                    row.get("listed", Long.class));
            var admitted = signatures(row, "admitted_");
            var signed = signatures(row, "signed_");
            return new ClosingReport(
                    precinct.code(),
                    lockedAt,
                    list,
                    admitted,
                    signed,
                    contests,
                    ClosingReport.differences(list, admitted, signed, contests),
                    refused(election, precinct),
                    row.get("act", String.class),
                    row.get("reason", String.class));
        });
    }

    /** How many counts were refused, since they differed without an act; sent twice, or found again, it is one count. */
    long refused(ElectionFacts election, PrecinctFacts precinct) {
        return rows(REFUSED, election, precinct).getFirst().get("refused", Long.class);
    }

    private static ClosingReport.ContestLine line(ElectionFacts election, Tuple row) {
        String code = election.contest(row.get("contest_id", Integer.class))
                .orElseThrow()
                .code();
        return new ClosingReport.ContestLine(
                code,
                ClosingCount.ledgered(row),
                new ClosingRequest.Ballots(
                        code,
                        row.get("counted_received", Long.class),
                        row.get("counted_issued", Long.class),
                        row.get("counted_spoiled", Long.class),
                        row.get("counted_unused", Long.class)));
    }

    private static ClosingRequest.Signatures signatures(Tuple row, String side) {
        return new ClosingRequest.Signatures(
                row.get(side + "main", Long.class),
                row.get(side + "supplementary", Long.class),
                row.get(side + "home", Long.class));
    }

    private Query of(String sql, ElectionFacts election, PrecinctFacts precinct) {
        return entities.createNativeQuery(sql)
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id());
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, ElectionFacts election, PrecinctFacts precinct) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .getResultList();
    }

    private String write(Map<String, Long> totals) {
        try {
            return json.writeValueAsString(totals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("totals cannot be written", e);
        }
    }

    private Map<String, Long> read(String totals) {
        try {
            return json.readValue(totals, TOTALS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("totals cannot be read", e);
        }
    }
}
