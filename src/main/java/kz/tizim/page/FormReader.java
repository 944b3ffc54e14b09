package kz.tizim.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.access.BrowserSession;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * Reads a form, and refuses one that another site has made the browser send: by what the browser says of its origin
 * (Fetch Metadata), and within a session by a token that only our pages know (OWASP, Cross-Site Request Forgery).
 */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormReader implements MessageBodyReader<Form> {
    /** Name of the hidden field with the token. */
    static final String TOKEN = "form-token";

    private static final int MOST_FIELDS = 200;

    private final RoutingContext request;

    FormReader(RoutingContext request) {
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(
            Class<Form> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> head,
            InputStream body)
            throws IOException {
        Form form = parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        checkOrigin(form, request);
        return form;
    }

    /** Refuses what another site has made the browser send. */
    static void checkOrigin(Form form, RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        Cookie session = request.request().getCookie(BrowserSession.COOKIE);
        if (site != null && !site.equals("same-origin")
                || session != null && !same(form.text(TOKEN), BrowserSession.formToken(session.getValue()))) {
            throw ProblemType.FORBIDDEN.exception("The form is not one of this session: load the page again.");
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static Form parse(String text) {
        Map<String, List<String>> fields = new HashMap<>();
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw Problem.invalid("body", "must have at most " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.computeIfAbsent(decoded(pair.substring(0, at)), _ -> new ArrayList<>())
                        .add(cleaned(decoded(pair.substring(at + 1))));
            }
        }
        return new Form(fields);
    }

    static String cleaned(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("body", "cannot be read as a form");
        }
    }
}
