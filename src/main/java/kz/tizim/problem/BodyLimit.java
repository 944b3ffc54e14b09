package kz.tizim.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses large bodies before they are read. Only extracts are streamed; whatever else has a body must say how long it
 * is.
 */
class BodyLimit {
    private static final long MOST_BYTES = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    public @Nullable Response limit(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type != null && type.getType().equals("text") && type.getSubtype().equals("csv")) {
            return null;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.getHeaderString("Transfer-Encoding") == null
                    ? null
                    : ProblemMappers.response(ProblemType.LENGTH_REQUIRED.with("Send Content-Length with the body."));
        }
        if (length.length() > 18 || Long.parseLong(length) > MOST_BYTES) {
            return ProblemMappers.response(ProblemType.BODY_TOO_LARGE.with("A request has at most 64 KiB."));
        }
        return null;
    }
}
