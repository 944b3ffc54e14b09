package kz.tizim.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tizim.problem.Problem;

/** Reads a form with a file as far as the file, under the same conditions as any other form (RFC 7578). */
@Provider
@Consumes(MediaType.MULTIPART_FORM_DATA)
public class UploadReader implements MessageBodyReader<Upload> {
    private static final Pattern DISPOSITION = Pattern.compile(
            "content-disposition:\\s*form-data;\\s*name=\"([a-zA-Z0-9-]{1,40})\"(;\\s*filename=.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_FIELDS = 20;
    private static final int LONGEST_FIELD = 4096;

    private final RoutingContext request;

    UploadReader(RoutingContext request) {
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> head,
            InputStream body)
            throws IOException {
        String boundary = media.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw broken();
        }
        try {
            Upload upload = read(new PartStream(body, boundary));
            FormReader.checkOrigin(upload.form(), request);
            return upload;
        } catch (EOFException e) {
            throw broken();
        }
    }

    private static Upload read(PartStream parts) throws IOException {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; parts.next(); i++) {
            Matcher disposition = disposition(parts);
            if (disposition.group(2) != null) {
                return new Upload(new Form(fields), parts);
            }
            byte[] value = parts.readNBytes(LONGEST_FIELD + 1);
            if (i >= MOST_FIELDS || value.length > LONGEST_FIELD) {
                throw Problem.invalid("body", "must have at most " + MOST_FIELDS + " short fields before the file");
            }
            fields.computeIfAbsent(disposition.group(1), _ -> new ArrayList<>())
                    .add(FormReader.cleaned(new String(value, StandardCharsets.UTF_8)));
        }
        return new Upload(new Form(fields), InputStream.nullInputStream());
    }

    private static Matcher disposition(PartStream parts) throws IOException {
        Matcher found = null;
        for (String line = parts.line(); !line.isEmpty(); line = parts.line()) {
            Matcher matcher = DISPOSITION.matcher(line);
            if (matcher.matches()) {
                found = matcher;
            }
        }
        if (found == null) {
            throw broken();
        }
        return found;
    }

    private static RuntimeException broken() {
        return Problem.invalid("body", "cannot be read as a form with a file");
    }
}
