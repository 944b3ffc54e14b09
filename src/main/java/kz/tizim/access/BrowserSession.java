package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session whose token a browser keeps in a cookie: out of reach for scripts, and sent only by pages of this site. The
 * API does not take it; there the token goes in a header.
 */
@ApplicationScoped
public class BrowserSession {
    /** Name of the cookie. */
    public static final String COOKIE = "tizim-session";

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionConfig config;

    BrowserSession(SignIn signIn, Sessions sessions, SessionConfig config) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.config = config;
    }

    /** A new session: what the browser is to keep, and whose it is. */
    public record Started(NewCookie cookie, Role role) {}

    /**
     * Starts a session; empty when the name or the password is wrong.
     *
     * @param former token of the session that the browser has had, which then ends; null for none
     * @throws kz.tizim.problem.ProblemException {@code too-many-requests} for a burst from one origin
     */
    public Optional<Started> start(String username, String password, @Nullable String former) {
        var started = signIn.signIn(username, password);
        if (started.isPresent() && former != null) {
            sessions.end(new SessionToken(former));
        }
        return started.map(opened -> new Started(cookie(opened.token(), -1), opened.role()));
    }

    /** Ends the session of a token, if there is one; the answer makes the browser forget it. */
    public NewCookie end(@Nullable String token) {
        if (token != null) {
            sessions.end(new SessionToken(token));
        }
        return cookie("", 0);
    }

    /** What the forms of a session carry: made from its token, which cannot be found from it. */
    public static String formToken(String token) {
        return new SessionToken("form " + token).hashText();
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(config.secureCookie())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
