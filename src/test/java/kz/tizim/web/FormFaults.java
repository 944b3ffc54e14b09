package kz.tizim.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import kz.tizim.kit.Visitor;

/** What a page says about a form that it has not taken. */
final class FormFaults {
    private FormFaults() {}

    /** Unfolds everything, and lets a browser send what is longer than it should be. */
    static Visitor open(Visitor visitor) {
        visitor.page()
                .evaluate(
                        "document.querySelectorAll('main details').forEach(part => part.open = true);"
                                + "document.querySelectorAll('main input').forEach(field => field.removeAttribute('maxlength'))");
        return visitor;
    }

    /** Changes the language where something was refused; the page stays at a path. */
    static void inRussian(Visitor visitor, String path) {
        visitor.chooses("Русский");
        assertEquals(path, visitor.path().replaceFirst("[?]lang=ru$", ""));
        assertEquals("ru", visitor.page().locator("html").getAttribute("lang"));
    }

    /** Where the faults lead: each to a field that is there and marked. */
    static List<String> of(Visitor visitor) {
        List<String> fields = visitor.page().locator(".govuk-error-summary a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        fields.forEach(field -> assertEquals(
                1, visitor.page().locator(field + "[aria-describedby*=error]").count(), field));
        return fields;
    }
}
