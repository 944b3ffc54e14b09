package kz.tizim.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import kz.tizim.access.BrowserSession;
import kz.tizim.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Signing in and out with a browser. */
@Path("/")
@PermitAll
@RunOnVirtualThread
public class SignInPage {
    private static final Pattern OWN_ADDRESS = Pattern.compile("(/[a-z0-9-]+){1,8}");

    private final BrowserSession sessions;
    private final Pages pages;

    SignInPage(BrowserSession sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /**
     * The page.
     *
     * @param to where to go afterwards, empty for where the role's work begins
     * @param news why one is here: {@code ended}, {@code out} or nothing
     */
    @CheckedTemplate(basePath = "page")
    record SignIn(Faults faults, String username, String to, String news) implements TemplateInstance {}

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response ask(
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("ended") @Nullable String ended,
            @QueryParam("out") @Nullable String out) {
        String news = ended != null ? "ended" : out != null ? "out" : "";
        return pages.show(new SignIn(new Faults(), "", ownAddress(to), news));
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(Form form, @CookieParam(BrowserSession.COOKIE) @Nullable String former) {
        var texts = pages.texts(PageTexts.class);
        var faults = new Faults();
        String username = form.text("username");
        String password = form.text("password");
        if (username.isEmpty() || username.length() > 100) {
            faults.add("username", texts.usernameMissing());
        }
        if (password.isEmpty() || password.length() > 200) {
            faults.add("password", texts.passwordMissing());
        }
        String to = ownAddress(form.text("to"));
        if (faults.any()) {
            return pages.show(400, new SignIn(faults, username, to, ""));
        }
        try {
            return sessions.start(username, password, former)
                    .map(started -> Response.fromResponse(pages.leadTo(to.isEmpty() ? Landing.of(started.role()) : to))
                            .cookie(started.cookie())
                            .build())
                    .orElseGet(() -> {
                        faults.add("username", texts.signInRefused());
                        return pages.show(401, new SignIn(faults, username, to, ""));
                    });
        } catch (ProblemException e) {
            return pages.later(e, faults, new SignIn(faults, username, to, ""));
        }
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(Form form, @CookieParam(BrowserSession.COOKIE) @Nullable String token) {
        return Response.fromResponse(pages.leadTo("/sign-in?out=yes"))
                .cookie(sessions.end(token))
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    /** An address of ours, such as {@code /desk}; empty for anything else. */
    static String ownAddress(String address) {
        return OWN_ADDRESS.matcher(address).matches() ? address : "";
    }
}
