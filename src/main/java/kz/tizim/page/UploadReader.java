package kz.tizim.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.RequestContext;

/** Reads a form with a file as far as the file, under the same conditions as any other form (RFC 7578). */
@Provider
@Consumes(MediaType.MULTIPART_FORM_DATA)
public class UploadReader extends FormBody<Upload> {
    private static final int MOST_FIELDS = 20;
    private static final int LONGEST_FIELD = 4096;

    UploadReader(RoutingContext request) {
        super(Upload.class, request);
    }

    @Override
    Form form(Upload read) {
        return read.form();
    }

    @Override
    Upload read(MediaType media, InputStream body) throws IOException {
        return read(media.toString(), body);
    }

    /** @param type the value of {@code Content-Type}, with the boundary */
    static Upload read(String type, InputStream body) throws IOException {
        var parts = new FileUpload();
        parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
        parts.setPartHeaderSizeMax(LONGEST_FIELD);
        try {
            return read(parts.getItemIterator(new Body(type, body)));
        } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return Problem.invalid("body", "cannot be read as a form with a file");
    }

    private static Upload read(FileItemIterator parts) throws IOException, FileUploadException {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; parts.hasNext(); i++) {
            FileItemStream part = parts.next();
            if (!part.isFormField()) {
                return new Upload(new Form(fields), part.openStream());
            }
            byte[] value = part.openStream().readNBytes(LONGEST_FIELD + 1);
            if (i >= MOST_FIELDS || value.length > LONGEST_FIELD) {
                throw Problem.invalid("body", "must have at most " + MOST_FIELDS + " short fields before the file");
            }
            fields.computeIfAbsent(part.getFieldName(), _ -> new ArrayList<>())
                    .add(cleaned(new String(value, StandardCharsets.UTF_8)));
        }
        if (fields.isEmpty()) {
            throw broken();
        }
        return new Upload(new Form(fields), InputStream.nullInputStream());
    }

    /** The body, for a library that knows requests of servlets. */
    private record Body(String type, InputStream content) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return type;
        }

        /** Unknown: how long a file may be is the import's business. */
        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return content;
        }
    }
}
