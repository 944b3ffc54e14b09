package kz.tizim.certificate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.bench.Population;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;

/** A certificate that its holder has not used yet. */
record HeldCertificate(int electionId, int contestId, Iin iin, CertificateNumber number) {
    private static final String ISSUED_AT = "2026-01-01T00:00:00Z";

    /** One for each citizen, with the numbers from 1 on. */
    static List<HeldCertificate> forAll(List<Iin> iins, int electionId, int contestId) {
        var held = new ArrayList<HeldCertificate>(iins.size());
        for (Iin iin : iins) {
            held.add(new HeldCertificate(electionId, contestId, iin, CertificateNumber.ofSerial(held.size() + 1)));
        }
        return held;
    }

    /** Writes them as if the home precinct had issued them. */
    static void write(Connection connection, List<HeldCertificate> certificates, SmallCountry.Place home)
            throws SQLException {
        Population.copy(
                connection,
                "blank (election_id, number, issued_at)",
                certificates,
                c -> Population.row(c.electionId, c.number.value(), ISSUED_AT));
        Population.copy(
                connection,
                "certificate (election_id, iin, number, contest_id, state, home_precinct_id, applicant, document_last4,"
                        + " issued_at, issued_by, state_at)",
                certificates,
                c -> Population.row(
                        c.electionId,
                        c.iin.value(),
                        c.number.value(),
                        c.contestId,
                        "ISSUED",
                        home.id(),
                        "VOTER",
                        Population.DOCUMENT_LAST4,
                        ISSUED_AT,
                        1,
                        ISSUED_AT));
        Population.copy(
                connection,
                "detachment (election_id, contest_id, iin, certificate, since)",
                certificates,
                c -> Population.row(c.electionId, c.contestId, c.iin.value(), c.number.value(), ISSUED_AT));
        Population.copy(
                connection,
                "audit (id, account_id, action, outcome, election_id, precinct_id, iin, subject)",
                certificates,
                c -> Population.row(
                        AuditTrail.timeOrderedId(),
                        1,
                        "certificate-issue",
                        "DONE",
                        c.electionId,
                        home.id(),
                        c.iin.value(),
                        c.number.digits()));
    }

    @Override
    public String toString() {
        return "HeldCertificate";
    }
}
