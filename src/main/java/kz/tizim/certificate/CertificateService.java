package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Commission;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;

/** Shows certificates to the commissions that they concern. */
@ApplicationScoped
class CertificateService {
    private final AuditTrail audit;

    CertificateService(AuditTrail audit) {
        this.audit = audit;
    }

    /** One certificate, for the home precinct and the commissions above it. */
    @Transactional
    IssuedCertificate one(ElectionFacts election, CertificateNumber number, Operator operator) {
        Certificate certificate = Certificate.byNumber(election.id(), number).orElseThrow(CertificateService::unknown);
        Commission home = Commission.findById(certificate.homePrecinctId);
        if (!operator.reaches(certificate.homePrecinctId, home.parentId)) {
            throw unknown();
        }
        audit.record(operator, "certificate-read", "DONE", election.code() + " " + number.digits());
        return new IssuedCertificate(
                number,
                election.contest(certificate.contestId).orElseThrow().code(),
                home.code,
                certificate.state,
                certificate.issuedAt);
    }

    static ProblemException unknown() {
        return ProblemType.UNKNOWN_CERTIFICATE.exception("There is no such certificate for this account.");
    }
}
