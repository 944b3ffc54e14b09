package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import kz.tizim.kit.Visitor;
import kz.tizim.kit.WithSite;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member of a commission signs in and out, with a browser. */
@Timeout(120)
class SignInPageIT extends WithSite {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/desk", "/desk/counters", "/desk/polls"})
    void aPageWeighsLittleAtTheFirstVisit(String path) {
        String session;
        try (Visitor chair = site.visitor(new Visitor.Way(true, 360, "kk")).signsIn("chair-11-1")) {
            session = chair.cookie("tizim-session");
        }
        try (Visitor chair = site.visitor(new Visitor.Way(true, 360, "kk"))) {
            chair.brings("tizim-session", session);
            long weight = chair.weightOf(path);
            System.out.println("weight of " + path + ": " + weight + " bytes");
            assertTrue(weight > 10_000, "everything was loaded anew");
            assertTrue(weight < 100_000, path + " weighs " + weight);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aMemberSignsInAndOut(Visitor.Way way) {
        try (Visitor member = site.visitor(way)) {
            member.goes("/sign-in").sees("sign-in");
            member.writes("username", "member-11-1")
                    .writes("password", "wrong")
                    .sends()
                    .sees("sign-in-refused");
            assertEquals("member-11-1", member.page().locator("#username").inputValue());
            assertEquals("", member.page().locator("#password").inputValue());

            member.signsIn("member-11-1");
            Cookie session = member.page().context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("tizim-session"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(session.httpOnly && session.secure, "out of reach of scripts, and over TLS only");
            assertEquals(SameSiteAttribute.STRICT, session.sameSite);

            member.presses(".tz-account form button").sees("signed-out");
            assertEquals("/sign-in?out=yes", member.path());
            assertTrue(member.page().context().cookies().stream()
                    .noneMatch(cookie -> cookie.name.equals("tizim-session")));
        }
    }
}
