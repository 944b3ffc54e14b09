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

    /** The form of an import: each of its faults, and what was typed, which another language shows too. */
    static void keepWhatWasTypedInto(Visitor admin) {
        assertEquals(4, admin.page().locator(".govuk-error-message").count());
        if (admin.way().language().equals("en")) {
            admin.page().locator("#kind").selectOption("PRECINCTS");
            admin.writes("source", "Letter 12")
                    .writes("reason", "Asked by the court")
                    .sends();
            inRussian(admin, "/admin/imports/new");
            assertEquals("PRECINCTS", admin.page().locator("#kind").inputValue());
            assertEquals("Letter 12", admin.page().locator("#source").inputValue());
            assertEquals("Asked by the court", admin.page().locator("#reason").inputValue());
            admin.chooses("English");
        }
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
