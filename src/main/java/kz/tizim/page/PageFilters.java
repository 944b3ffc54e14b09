package kz.tizim.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import kz.tizim.access.BrowserSession;
import kz.tizim.problem.ProblemBody;
import kz.tizim.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** What happens to requests of browsers before and after their pages: languages are kept, problems are shown. */
class PageFilters {
    private static final List<String> NOT_PAGES = List.of("/api/", "/q/", "/log/", "/assets/");
    private static final int LANGUAGE_SECONDS = 365 * 24 * 3600;

    private final Visit visit;
    private final Pages pages;

    PageFilters(Visit visit, Pages pages) {
        this.visit = visit;
        this.pages = pages;
    }

    /** Whoever has chosen a language sees the same page by its own address. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response languageChosen(ContainerRequestContext request, RoutingContext routing) {
        if (!request.getMethod().equals(HttpMethod.GET)
                || !isPage(routing)
                || visit.chosen().isEmpty()) {
            return null;
        }
        Place place = visit.place();
        return Pages.leading(place.query().isEmpty() ? place.path() : place.path() + "?" + place.query())
                .build();
    }

    @ServerResponseFilter
    public void keepLanguage(ContainerResponseContext response, RoutingContext routing) {
        if (isPage(routing)) {
            visit.chosen()
                    .ifPresent(language -> response.getHeaders()
                            .add(
                                    HttpHeaders.SET_COOKIE,
                                    new NewCookie.Builder(Visit.LANGUAGE_COOKIE)
                                            .value(language.tag())
                                            .path("/")
                                            .maxAge(LANGUAGE_SECONDS)
                                            .httpOnly(true)
                                            .sameSite(NewCookie.SameSite.LAX)
                                            .build()));
        }
    }

    /** The address of the page that is shown at last: a script does not know where a form has led. */
    @ServerResponseFilter
    public void tellAddress(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (request.getMethod().equals(HttpMethod.GET)
                && request.getHeaderString("HX-Boosted") != null
                && isPage(routing)) {
            String shown = routing.request().uri();
            String former = request.getHeaderString("HX-Current-URL");
            boolean same = former != null && former.endsWith(shown);
            response.getHeaders().putSingle(same ? "HX-Replace-Url" : "HX-Push-Url", shown);
        }
    }

    /** A browser that met a problem is shown a page, or led to sign in. */
    @ServerResponseFilter
    public void showProblem(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (!(response.getEntity() instanceof ProblemBody problem) || !isPage(routing) || !wantsHtml(request)) {
            return;
        }
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            boolean byScript = isByScript(request);
            if (!byScript) {
                response.setStatus(Response.Status.SEE_OTHER.getStatusCode());
            }
            response.setEntity(null);
            MultivaluedMap<String, Object> headers = response.getHeaders(); // those of the answer as it is now
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.WWW_AUTHENTICATE);
            // To a script as a header of its own: the whole page is to change, with its address.
            headers.putSingle(byScript ? "HX-Redirect" : HttpHeaders.LOCATION, signIn(request, routing));
            return;
        }
        var shown = new Trouble(
                ProblemType.of(problem.type()),
                Optional.ofNullable(problem.facts().get("fault"))
                        .map(String::valueOf)
                        .orElse(""));
        response.setEntity(pages.html(shown), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static String signIn(ContainerRequestContext request, RoutingContext routing) {
        boolean ended = routing.request().getCookie(BrowserSession.COOKIE) != null;
        String to = request.getMethod().equals(HttpMethod.GET) ? SignInPage.ownAddress(routing.normalizedPath()) : "";
        return "/sign-in" + (ended ? "?ended=yes" : "") + (to.isEmpty() ? "" : (ended ? "&" : "?") + "to=" + to);
    }

    private static boolean isPage(RoutingContext routing) {
        String path = routing.normalizedPath();
        return NOT_PAGES.stream().noneMatch(path::startsWith);
    }

    private static boolean wantsHtml(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return isByScript(request) || accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    /** Whether htmx asks, which accepts everything and says so. */
    private static boolean isByScript(ContainerRequestContext request) {
        return request.getHeaderString("HX-Request") != null;
    }
}
