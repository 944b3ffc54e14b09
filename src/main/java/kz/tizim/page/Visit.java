package kz.tizim.page;

import io.quarkus.arc.Unremovable;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tizim.access.BrowserSession;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import org.jspecify.annotations.Nullable;

/** What every page shows around its own matter; templates know it as {@code inject:page}. */
@Named("page")
@RequestScoped
@Unremovable
public class Visit {
    static final String LANGUAGE_PARAMETER = "lang";
    static final String LANGUAGE_COOKIE = "tizim-language";

    private final RoutingContext request;
    private final Surroundings surroundings;
    private @Nullable List<Map.Entry<String, String>> form;
    private @Nullable String formAddress;
    private @Nullable String address;

    Visit(RoutingContext request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    /** The language that was just chosen, or was chosen before, or that the browser prefers; else Kazakh. */
    public Language language() {
        return chosen().or(this::kept).or(this::preferred).orElse(Language.KK);
    }

    /** The language that this request chooses. */
    Optional<Language> chosen() {
        return Optional.ofNullable(request.request().getParam(LANGUAGE_PARAMETER))
                .flatMap(Language::of);
    }

    private Optional<Language> kept() {
        return cookie(LANGUAGE_COOKIE).flatMap(Language::of);
    }

    private Optional<Language> preferred() {
        String header = request.request().getHeader("Accept-Language");
        if (header == null || header.length() > 200) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().replaceAll("-.*", ""))
                    .flatMap(tag -> Language.of(tag).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> cookie(String name) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** Keeps what was sent, so that another language can show the same; the token of the form is not part of it. */
    public void keep(Form sent, String... fields) {
        keep(sent, Arrays.asList(fields));
    }

    /** Keeps every value of these fields. */
    public void keep(Form sent, List<String> fields) {
        form = fields.stream()
                .flatMap(field -> sent.all(field).stream().map(value -> Map.entry(field, value)))
                .toList();
    }

    /**
     * Keeps what was sent for the page that shows it: another language shows that page with it, and does nothing.
     *
     * @param page its path, which takes these fields by POST
     */
    public void keepAt(String page, Form sent, List<String> fields) {
        keep(sent, fields);
        formAddress = page;
    }

    /**
     * Tells where the page is that an answer to a form shows, so that another language loads that page and sends nothing.
     *
     * @param shown a path, with a query where it has one
     */
    void shows(String shown) {
        address = shown;
    }

    /** The present page. */
    public Place place() {
        String shown = form == null ? address : formAddress;
        String query = shown == null ? request.request().query() : shown.replaceFirst("^[^?]*[?]?", "");
        String path = shown == null ? request.normalizedPath() : shown.replaceFirst("[?].*", "");
        String others = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.startsWith(LANGUAGE_PARAMETER + "="))
                        .collect(Collectors.joining("&"));
        return new Place(path, others, form);
    }

    /** Who has signed in, as far as the page asked for it. */
    public @Nullable Operator operator() {
        return CurrentOperator.known(request).orElse(null);
    }

    /** Whether the operator works for the whole country. */
    public boolean isCentral() {
        Operator operator = operator();
        return operator != null && (operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL);
    }

    public boolean isObserver() {
        Operator operator = operator();
        return operator != null && operator.role() == Role.OBSERVER;
    }

    /** Where the operator's work begins. */
    public String home() {
        Operator operator = operator();
        return operator == null ? "/" : Landing.of(operator.role());
    }

    public boolean isRehearsal() {
        return surroundings.isRehearsal();
    }

    /** An asset's address, which changes with its content. */
    public String asset(String name) {
        return surroundings.address(name);
    }

    /** A name for the attempt that a form is: sent twice, it is one act. */
    public String newKey() {
        return UUID.randomUUID().toString();
    }

    /** What shows that a form is one of this session; empty outside of any. */
    public String formToken() {
        return cookie(BrowserSession.COOKIE).map(BrowserSession::formToken).orElse("");
    }
}
