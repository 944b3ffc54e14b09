package kz.tizim.kit;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;

/**
 * Judges pages by axe. It is a script itself and leaves its traces, so what a visitor sees, with scripts or without, is laid
 * before it in a page of its own.
 */
final class Judge {
    private static final int HEIGHT = 860;

    private final Page page;
    private volatile String content = "";

    Judge(Browser browser, String origin) {
        page = browser.newContext(new Browser.NewContextOptions().setBaseURL(origin))
                .newPage();
        page.route(
                origin + "/judged",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(content)));
    }

    /** What is wrong with a page at a width of the screen, in CSS pixels. */
    List<String> findings(String html, int width) {
        content = html;
        page.setViewportSize(width, HEIGHT);
        page.navigate("/judged");
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // what is in order needs no words
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
        return axe.analyze().getViolations().stream().map(Judge::finding).toList();
    }

    private static String finding(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
