package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.election.Titles;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.print.RefusalPaper;
import kz.tizim.print.Stamp;
import kz.tizim.print.Stamps;

/** Writes refusals of requests about lists on paper. */
@ApplicationScoped
class CorrectionPapers {
    private static final String NAME =
            "select concat_ws(' ', surname, given_name, patronymic) from citizen where iin = :iin";

    private final Elections elections;
    private final Stamps stamps;
    private final AuditTrail audit;
    private final EntityManager entities;

    CorrectionPapers(Elections elections, Stamps stamps, AuditTrail audit, EntityManager entities) {
        this.elections = elections;
        this.stamps = stamps;
        this.audit = audit;
        this.entities = entities;
    }

    /** The paper, to be rendered outside of the transaction. */
    @Transactional
    RefusalPaper refusal(
            ElectionFacts election,
            PrecinctFacts precinct,
            CorrectionShown request,
            CorrectionShown.Decision refusal,
            Operator operator) {
        String name = (String) entities.createNativeQuery(NAME, String.class)
                .setParameter("iin", request.iin().value())
                .getSingleResult();
        audit.record(operator, "refusal-printed", "DONE", request.id().toString());
        return new RefusalPaper(
                stamps.now(precinct.zone()),
                request.id().toString(),
                elections.titles(election),
                precinct.code(),
                new Titles(
                        precinct.name().kk(),
                        precinct.name().ru(),
                        precinct.name().en()),
                name + ", " + request.iin().digits(),
                matter(request.kind(), precinct.code()),
                refusal.text(),
                Stamp.time(refusal.decidedAt().toInstant(), precinct.zone()));
    }

    private static Titles matter(CorrectionRequest.Kind kind, String precinct) {
        return switch (kind) {
            case INCLUDE ->
                new Titles(
                        "№ " + precinct + " учаскенің сайлаушылар тізіміне енгізу",
                        "Включение в список избирателей участка № " + precinct,
                        "Inclusion in the voter list of precinct " + precinct);
            case EXCLUDE ->
                new Titles(
                        "№ " + precinct + " учаскенің сайлаушылар тізімінен шығару",
                        "Исключение из списка избирателей участка № " + precinct,
                        "Exclusion from the voter list of precinct " + precinct);
            case AMEND ->
                new Titles(
                        "№ " + precinct + " учаскенің сайлаушылар тізіміндегі деректерді түзету",
                        "Исправление данных в списке избирателей участка № " + precinct,
                        "Correction of details in the voter list of precinct " + precinct);
        };
    }
}
