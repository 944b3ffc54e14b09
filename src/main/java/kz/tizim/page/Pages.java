package kz.tizim.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.tizim.election.ElectionFacts;
import kz.tizim.problem.Bursts;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Shows pages. */
@ApplicationScoped
public class Pages {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Visit visit;

    Pages(Visit visit) {
        this.visit = visit;
    }

    /** The present visit. */
    public Visit visit() {
        return visit;
    }

    /** A page in the visitor's language, not to be stored. */
    public Response show(TemplateInstance page) {
        return show(200, page);
    }

    /** A page with a status, such as 400 where a form has faults. */
    public Response show(int status, TemplateInstance page) {
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Cookie, Accept-Language")
                .entity(html(page))
                .build();
    }

    /**
     * The form of whom too many have come from one address: what was typed stays, and it tells when to try again.
     *
     * @param faults those of the form
     * @throws ProblemException any other problem
     */
    public Response later(ProblemException e, Faults faults, TemplateInstance form) {
        if (e.problem().type() != ProblemType.TOO_MANY_REQUESTS) {
            throw e;
        }
        long seconds = Bursts.retryAfter(e.problem());
        faults.add("", texts(PageTexts.class).tooMany(seconds));
        return Response.fromResponse(show(e.problem().type().status(), form))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    String html(TemplateInstance page) {
        return page.setLocale(visit.language().tag()).render();
    }

    /**
     * A page of what the API has answered to an act: of what was done, or of why not.
     *
     * @param zone in which times are told
     * @param back where the work goes on
     * @param undone says which act was not done, where it was refused
     * @param done makes the page from the body of an answer that is no refusal
     */
    public Response answer(
            Response answer,
            ZoneId zone,
            String back,
            Function<PageTexts, String> undone,
            Function<JsonNode, TemplateInstance> done) {
        return answer.getStatus() < 400 ? show(done.apply(Refusal.read(answer))) : refused(answer, zone, back, undone);
    }

    /** The same for an act after which the work goes on elsewhere, at a path of ours. */
    public Response answer(Response answer, ZoneId zone, String back, Function<PageTexts, String> undone, String next) {
        return answer.getStatus() < 400 ? leadTo(next) : refused(answer, zone, back, undone);
    }

    /**
     * What an answer finds wrong with a field of the request, in the reader's language where that is known.
     *
     * @return empty where the answer finds nothing wrong with it
     */
    public Optional<String> fault(Response answer, String field) {
        if (answer.getStatus() != ProblemType.INVALID_REQUEST.status()) {
            return Optional.empty();
        }
        for (JsonNode error : Refusal.read(answer).path("errors")) {
            if (error.path("field").asText().equals(field)) {
                return Optional.of(Sentences.told(error.path("message").asText(), visit.language())
                        .text());
            }
        }
        return Optional.empty();
    }

    private Response refused(Response answer, ZoneId zone, String back, Function<PageTexts, String> undone) {
        var texts = texts(PageTexts.class);
        return show(answer.getStatus(), Refusal.of(answer, zone, visit.language(), texts, undone.apply(texts), back));
    }

    /**
     * Sends what a form asks for and leads on; what is wrong with it, or refused, is shown on the form again.
     *
     * @param known as in {@link Faults#sending}
     * @param next path where the work goes on
     * @param form makes the form's page, of a status and of the refusal where there is one
     */
    public Response sent(
            Faults faults,
            Map<String, Faults.Fault> known,
            Supplier<?> send,
            String next,
            BiFunction<Integer, @Nullable Refused, Response> form) {
        try {
            return faults.sending(known, send).isPresent() ? leadTo(next) : form.apply(400, null);
        } catch (ProblemException e) {
            Refused refusal = Refused.of(e.problem());
            return form.apply(refusal.status(), refusal);
        }
    }

    /**
     * Does what a form asked for and leads on; what is refused is shown on the page where it was asked.
     *
     * @param page address of that page
     * @param act returns the path where the work goes on
     */
    public Response decided(String page, Supplier<String> act, Function<Refused, TemplateInstance> refused) {
        try {
            return leadTo(act.get());
        } catch (ProblemException e) {
            Refused refusal = Refused.of(e.problem());
            visit.shows(page);
            return show(refusal.status(), refused.apply(refusal));
        }
    }

    /** Leads on after a form was sent; the address is a path of ours without personal data. */
    public Response leadTo(String path) {
        return leading(path).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Leads to a path as it is: an absolute address would have the scheme of this side of a proxy. */
    static Response.ResponseBuilder leading(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    /** The title of a contest of an election in the visitor's language; its code where there is no such contest. */
    public String title(ElectionFacts election, String contest) {
        return election.contest(contest)
                .map(facts -> Values.in(facts.titles(), visit.language()))
                .orElse(contest);
    }

    /** The contests of an election at a precinct of this KATO, to choose from. */
    public List<Choice> contests(ElectionFacts election, String kato) {
        return election.contestsAt(kato).stream()
                .map(contest -> new Choice(contest.code(), title(election, contest.code())))
                .toList();
    }

    /** The texts of a bundle in the visitor's language, for what is said from code. */
    public <T> T texts(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(visit.language().tag()));
    }
}
