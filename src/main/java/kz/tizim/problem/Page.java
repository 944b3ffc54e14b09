package kz.tizim.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** An answer in pages: after a full one a {@code Link} leads to the next (RFC 8288). */
public final class Page {
    private Page() {}

    /**
     * A page, not to be stored.
     *
     * @param limit rows of a full page
     * @param after from the last row, where the next page begins: the parameter {@code after} of the request
     */
    public static <T> RestResponse<List<T>> of(List<T> rows, int limit, UriInfo uri, Function<T, Object> after) {
        return of(rows, rows, limit, uri, after);
    }

    /**
     * A page with more around its rows.
     *
     * @param body the whole answer
     */
    public static <B, T> RestResponse<B> of(B body, List<T> rows, int limit, UriInfo uri, Function<T, Object> after) {
        var answer = RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (rows.size() == limit) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", after.apply(rows.getLast()))
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
