package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Titles;
import kz.tizim.print.QrImage;
import kz.tizim.print.Stamp;
import kz.tizim.print.Stamps;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;

/**
 * Prints certificates. A paper that jammed in the printer is printed again: it is the same certificate, no duplicate (domain
 * rule 6), since number and seal are the same and the ledger redeems it once. Every print stands in the audit trail.
 */
@ApplicationScoped
class PaperService {
    // The list writes the voter; whoever stands on none any more is written by the registry.
    private static final String FIND = """
            select c.iin, c.state, c.issued_at, home.id as home_id, commission.parent_id, home.code, home.time_zone,
                   home.name_kk, home.name_ru, home.name_en, contest.code as contest,
                   contest.title_kk as contest_kk, contest.title_ru as contest_ru, contest.title_en as contest_en,
                   e.title_kk, e.title_ru, e.title_en,
                   concat_ws(' ', coalesce(l.surname, z.surname), coalesce(l.given_name, z.given_name),
                             case when l.iin is null then z.patronymic else l.patronymic end) as holder
            from certificate c
            join election e on e.id = c.election_id
            join contest on contest.id = c.contest_id
            join precinct home on home.id = c.home_precinct_id
            join commission on commission.id = home.id
            join citizen z on z.iin = c.iin
            left join listed_voter l on l.election_id = c.election_id and l.iin = c.iin
            where c.election_id = :election and c.number = :number""";

    private final Seals seals;
    private final Stamps stamps;
    private final AuditTrail audit;
    private final EntityManager entities;

    PaperService(Seals seals, Stamps stamps, AuditTrail audit, EntityManager entities) {
        this.seals = seals;
        this.stamps = stamps;
        this.audit = audit;
        this.entities = entities;
    }

    /**
     * What is printed, to be rendered outside of the transaction.
     *
     * @throws kz.tizim.problem.ProblemException {@code unknown-certificate} when there is none within the operator's reach,
     *     {@code certificate-not-valid} when it is not out, {@code unavailable} when this instance has no key
     */
    @Transactional
    CertificatePaper paper(ElectionFacts election, CertificateNumber number, Operator operator) {
        Tuple found = find(election, number, operator);
        String state = found.get("state", String.class);
        if (!state.equals(Certificate.State.ISSUED.name())) {
            throw ProblemType.CERTIFICATE_NOT_VALID
                    .with("Only a certificate that is out is printed.")
                    .with("state", state)
                    .exception();
        }
        String precinct = found.get("code", String.class);
        var facts = new Seal.Facts(number, election.code(), found.get("contest", String.class), precinct);
        Seal seal = seals.seal(facts);
        audit.record(operator, "certificate-printed", "DONE", election.code() + " " + number);
        return paper(election, found, facts, seal);
    }

    private Tuple find(ElectionFacts election, CertificateNumber number, Operator operator) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(FIND, Tuple.class)
                .setParameter("election", election.id())
                .setParameter("number", number.value())
                .getResultList();
        return rows.stream()
                .filter(row -> operator.reaches(row.get("home_id", Integer.class), row.get("parent_id", Integer.class)))
                .findFirst()
                .orElseThrow(CertificateService::unknown);
    }

    private CertificatePaper paper(ElectionFacts election, Tuple found, Seal.Facts facts, Seal seal) {
        ZoneId zone = ZoneId.of(found.get("time_zone", String.class));
        return new CertificatePaper(
                stamps.now(zone),
                facts.number().digits(),
                titles(found, "title"),
                Stamp.day(election.pollingDay()),
                titles(found, "contest"),
                found.get("holder", String.class),
                new Iin(found.get("iin", Long.class)).digits(),
                facts.precinct(),
                titles(found, "name"),
                Stamp.time(found.get("issued_at", Instant.class), zone),
                QrImage.dataUri(seal.text()));
    }

    private static Titles titles(Tuple row, String column) {
        return new Titles(
                row.get(column + "_kk", String.class),
                row.get(column + "_ru", String.class),
                row.get(column + "_en", String.class));
    }
}
