package kz.tizim.certificate;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import kz.tizim.election.Titles;
import kz.tizim.print.PaperDocument;
import kz.tizim.print.Stamp;

/**
 * A certificate as its holder takes it along.
 *
 * @param qr the code of its {@link Seal} as a picture
 */
@CheckedTemplate(basePath = "certificate")
record CertificatePaper(
        Stamp stamp,
        String number,
        Titles election,
        String pollingDay,
        Titles contest,
        String holder,
        String iin,
        String precinctCode,
        Titles precinct,
        String issuedAt,
        String qr)
        implements TemplateInstance {

    /** The paper as PDF. */
    byte[] pdf() {
        return PaperDocument.pdf(render());
    }
}
