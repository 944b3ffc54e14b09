package kz.tizim.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import kz.tizim.access.BrowserSession;
import kz.tizim.problem.ProblemType;

/**
 * Reads what a form has sent, and refuses one that another site has made the browser send: by what the browser says of its
 * origin (Fetch Metadata), and within a session by a token that only our pages know (OWASP, Cross-Site Request Forgery).
 */
abstract class FormBody<T> implements MessageBodyReader<T> {
    /** Name of the hidden field with the token. */
    private static final String TOKEN = "form-token";

    private final Class<T> taken;
    private final RoutingContext request;

    FormBody(Class<T> taken, RoutingContext request) {
        this.taken = taken;
        this.request = request;
    }

    /** Reads the body, of which no field has been looked at yet. */
    abstract T read(MediaType media, InputStream body) throws IOException;

    /** The fields that were read. */
    abstract Form form(T read);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == taken;
    }

    @Override
    public T readFrom(
            Class<T> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> head,
            InputStream body)
            throws IOException {
        T read = read(media, body);
        String site = request.request().getHeader("Sec-Fetch-Site");
        Cookie session = request.request().getCookie(BrowserSession.COOKIE);
        if (site != null && !site.equals("same-origin")
                || session != null && !same(form(read).text(TOKEN), BrowserSession.formToken(session.getValue()))) {
            throw ProblemType.FORBIDDEN.exception("The form is not one of this session: load the page again.");
        }
        return read;
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** A value without spaces around it and without control characters. */
    static String cleaned(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
