package kz.tizim.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists that are told page by page. */
public final class Pages {
    private Pages() {}

    /**
     * All pages from the first one on.
     *
     * @param read gets the page at the path that it is given
     */
    public static List<Response> from(String path, Function<String, Response> read) {
        var pages = new ArrayList<Response>();
        for (String next = path; next != null; ) {
            assertTrue(pages.size() < 10_000, "the pages do not end");
            Response page = read.apply(next);
            page.then().statusCode(200);
            pages.add(page);
            String link = page.header("Link");
            next = link == null ? null : link.replaceAll("<(.*)>.*", "$1");
        }
        return pages;
    }
}
