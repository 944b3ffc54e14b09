package kz.tizim.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody with a browser. Every state that is {@linkplain #sees seen} is judged: by axe, for width, for what the browser
 * complains about, and kept as a picture under {@code target/screenshots}.
 */
public final class Visitor implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screenshots");

    private static final int MOST_TABS = 40;

    /** How somebody visits. */
    public record Way(boolean scripts, int width, String language) {
        /** Ways that together have all of each. */
        public static List<Way> all() {
            return List.of(new Way(true, 360, "kk"), new Way(false, 1280, "ru"), new Way(true, 1280, "en"));
        }

        @Override
        public String toString() {
            return language + "-" + width + (scripts ? "" : "-plain");
        }
    }

    private final Judge judge;
    private final String origin;
    private final Way way;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Visitor(Browser browser, String origin, Judge judge, Way way) {
        this.judge = judge;
        this.origin = origin;
        this.way = way;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setJavaScriptEnabled(way.scripts)
                .setViewportSize(way.width, way.width < 600 ? 740 : 860)
                .setLocale(way.language));
        context.setDefaultTimeout(10_000);
        context.addCookies(List.of(
                new Cookie("tizim-language", way.language).setUrl(origin).setHttpOnly(true)));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // A status is an answer, which the page shows.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin)) {
                findings.add("loaded from elsewhere: " + request.url());
            }
        });
    }

    /** The browser's page, for what is not named here. */
    public Page page() {
        return page;
    }

    public Way way() {
        return way;
    }

    public Visitor goes(String path) {
        page.navigate(path);
        return this;
    }

    /** Writes into the field of an id. */
    public Visitor writes(String field, String text) {
        page.locator("#" + field).fill(text);
        return this;
    }

    /** Presses the first button or link that a selector names, and waits for the page that comes. */
    public Visitor presses(String selector) {
        return leads(page.locator(selector).first()::click);
    }

    private Visitor leads(Runnable act) {
        page.evaluate("document.querySelector('main').dataset.former = 'yes'");
        act.run();
        page.locator("main:not([data-former])").waitFor();
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    /** Moves to what a selector names by the Tab key alone. */
    public Visitor tabsTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return this;
            }
        }
        throw new AssertionError(selector + " is not reached by the Tab key");
    }

    /** Types where the cursor is. */
    public Visitor types(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Presses the Enter key, a second time before anything can have come, and waits for the page that comes. */
    public Visitor enters() {
        return leads(() -> {
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
        });
    }

    /** What a link of the page leads to. */
    public byte[] fetches(String selector) {
        // The browser sends cookies that are for HTTPS to this very machine, the client beside it does not.
        String cookies = context.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        APIResponse answer = context.request()
                .get(
                        page.locator(selector).getAttribute("href"),
                        RequestOptions.create().setHeader("Cookie", cookies));
        assertEquals(200, answer.status(), answer::text);
        return answer.body();
    }

    /** The button of the form in the page's main part. */
    public Visitor sends() {
        return presses("main form button.govuk-button");
    }

    /** Sends the form while there is no connection, and is told so. */
    public Visitor sendsInVain() {
        context.setOffline(true);
        page.locator("main form button.govuk-button").first().click();
        page.locator("#offline:not([hidden])").waitFor();
        context.setOffline(false);
        complaints.clear(); // the browser's, about the connection
        return this;
    }

    /** The value of a cookie. */
    public String cookie(String name) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow()
                .value;
    }

    /** Has a cookie from elsewhere. */
    public void brings(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(origin)));
    }

    /** Bytes over the wire until a page that was never seen before stands there. */
    public long weightOf(String path) {
        var requests = new ArrayList<Request>();
        page.onRequestFinished(requests::add);
        page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return requests.stream()
                .map(Request::sizes)
                .mapToLong(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
    }

    /** Opens the first part that is folded up. */
    public Visitor unfolds() {
        page.locator("summary").first().click();
        return this;
    }

    public Visitor signsIn(String username) {
        goes("/sign-in").writes("username", username).writes("password", SmallCountry.PASSWORD);
        return sends();
    }

    /** Chooses another language by its name in itself. */
    public Visitor chooses(String language) {
        return presses(".tz-languages :is(a, button):text-is('" + language + "')");
    }

    public String heading() {
        return page.locator("h1").innerText().strip();
    }

    /** What the page's main part says. */
    public String text() {
        return page.locator("main").innerText();
    }

    public String path() {
        return page.url().replaceFirst("https?://[^/]+", "");
    }

    /** Judges what is seen now, and keeps a picture of it under a name. */
    public Visitor sees(String name) {
        complaints.forEach(complaint -> note(name, complaint));
        complaints.clear();
        Path picture = PICTURES.resolve(name + "-" + way + ".png");
        judge.findings(page.content(), way.width).forEach(finding -> note(name, finding));
        // The caret stays: hiding it needs an inline style, which the page's policy refuses.
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(picture));
        if (page.locator("h1").count() != 1) {
            note(name, "has not one heading of the first level");
        }
        if (!way.language.equals(page.locator("html").getAttribute("lang"))) {
            note(name, "is in another language");
        }
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > way.width) {
            note(name, "is wider than the screen: " + wide);
        }
        return this;
    }

    private void note(String name, String finding) {
        findings.add(name + " " + way + ": " + finding);
    }

    /** Ends the visit; fails where anything that was seen is not as it should be. */
    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), findings);
    }
}
