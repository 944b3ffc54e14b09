package kz.tizim.ledger;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.tizim.problem.ProblemBody;

/**
 * The answer to an act, as it is stored and given again to whoever asks again.
 *
 * @param status HTTP status
 * @param json the body
 * @param replayed whether this is the first answer given again
 */
public record Answer(int status, String json, boolean replayed) {

    public Response response() {
        return Response.status(status)
                .type(status < 400 ? MediaType.APPLICATION_JSON : ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Idempotent-Replayed", replayed)
                .entity(json)
                .build();
    }
}
