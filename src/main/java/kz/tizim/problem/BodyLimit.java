package kz.tizim.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses large bodies before they are read, and reads the others before a thread is given to the request. Only extracts,
 * sent as they are or with a form, are streamed; whatever else has a body must say how long it is.
 *
 * <p>A body mostly comes in one piece with its head. Were it left to the thread of the endpoint, that thread would wait
 * for the I/O thread to hand over what is there already.
 */
class BodyLimit {
    private static final long MOST_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<@Nullable Response> limit(ContainerRequestContext request, HttpServerRequest http) {
        MediaType type = request.getMediaType();
        if (type != null && (is(type, "text", "csv") || is(type, "multipart", "form-data"))) {
            return null;
        }
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.getHeaderString("Transfer-Encoding") == null
                    ? null
                    : refusal(ProblemType.LENGTH_REQUIRED.with("Send Content-Length with the body."));
        }
        if (length.length() > 18 || Long.parseLong(length) > MOST_BYTES) {
            return refusal(ProblemType.BODY_TOO_LARGE.with("A request has at most 64 KiB."));
        }
        // Who expects to be told to continue is told so when the endpoint reads.
        return request.getHeaderString("Expect") == null ? read(request, http) : null;
    }

    private static boolean is(MediaType type, String main, String sub) {
        return type.getType().equals(main) && type.getSubtype().equals(sub);
    }

    private static Uni<@Nullable Response> read(ContainerRequestContext request, HttpServerRequest http) {
        return Uni.createFrom()
                .completionStage(() -> {
                    Future<Buffer> body = http.body();
                    http.resume(); // requests are paused until somebody wants their body
                    return body.toCompletionStage();
                })
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> ProblemType.INVALID_REQUEST.exception("The body did not come within 10 seconds."))
                .map(body -> {
                    request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
                    return null;
                });
    }

    private static Uni<@Nullable Response> refusal(Problem problem) {
        return Uni.createFrom().item(ProblemMappers.response(problem));
    }
}
