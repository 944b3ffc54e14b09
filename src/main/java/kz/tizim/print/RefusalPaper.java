package kz.tizim.print;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import kz.tizim.election.Titles;

/**
 * A commission's reasoned refusal, to be printed, signed and handed out.
 *
 * @param number by which it is found again
 * @param applicant name and number of whoever asked
 * @param matter what was asked for
 * @param reason as the commission wrote it
 * @param decidedAt by the precinct's clock
 */
@CheckedTemplate(basePath = "print")
public record RefusalPaper(
        Stamp stamp,
        String number,
        Titles election,
        String precinctCode,
        Titles precinct,
        String applicant,
        Titles matter,
        String reason,
        String decidedAt)
        implements TemplateInstance {

    /** The paper as PDF. */
    public byte[] pdf() {
        return PaperDocument.pdf(render());
    }
}
