package kz.tizim.polling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.tizim.page.Form;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;

/** The form by which a desk gives a voter all ballots, and the page of what was given. */
@ApplicationScoped
class BallotForm {
    private final BallotResource ballots;
    private final OwnPrecinct own;
    private final Pages pages;

    BallotForm(BallotResource ballots, OwnPrecinct own, Pages pages) {
        this.ballots = ballots;
        this.own = own;
        this.pages = pages;
    }

    /**
     * Ballots given.
     *
     * @param title what was done, or is to be done
     * @param next where the work goes on
     */
    @CheckedTemplate(basePath = "polling")
    record Given(String title, List<DeskLine> lines, String next) implements TemplateInstance {}

    /** Gives them; parameters are those of {@link Given}. */
    Response give(Form form, BallotRequest.Channel channel, String title, String next) {
        pages.visit().keep(form, "iin", "key");
        var request = new BallotRequest(
                form.read("iin", Iin::of, "must be an IIN"), own.precinct().code(), channel, null);
        return pages.answer(
                ballots.admit(own.election().code(), form.text("key"), request),
                own.precinct().zone(),
                next,
                PageTexts::noBallot,
                body -> new Given(title, new DeskLines(own, pages).given(body), next));
    }
}
