package kz.tizim.kit;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** A test of pages in the browser, in each of the ways of visiting them. */
public abstract class WithSite {
    protected static Site site;

    @BeforeAll
    static void open() throws Exception {
        site = Site.open();
    }

    /** For {@code @MethodSource}. */
    protected static List<Visitor.Way> ways() {
        return Visitor.Way.all();
    }
}
