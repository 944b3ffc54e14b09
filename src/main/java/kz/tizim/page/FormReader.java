package kz.tizim.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.problem.Problem;

/** Reads a form. */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormReader extends FormBody<Form> {
    private static final int MOST_FIELDS = 200;

    FormReader(RoutingContext request) {
        super(Form.class, request);
    }

    @Override
    Form form(Form read) {
        return read;
    }

    @Override
    Form read(MediaType media, InputStream body) throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        String[] pairs = new String(body.readAllBytes(), StandardCharsets.UTF_8).split("&", MOST_FIELDS + 1);
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

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("body", "cannot be read as a form");
        }
    }
}
