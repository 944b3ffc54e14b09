package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kz.tizim.kit.Visitor;

/** The end of a polling day whose counts differ, as the chair does it with a browser. */
record ClosingWalk(Visitor chair) {
    void faults() {
        chair.goes("/desk/polls").sends().sees("closing-faults");
        if (chair.way().language().equals("en")) {
            chair.writes("main", "7").writes("reason", "Half typed").sends();
            isReadInRussianWith("reason", "Half typed");
            assertTrue(chair.page().locator("#act-error").isVisible());
            chair.chooses("English").goes("/desk/polls");
        }
    }

    void closedWithAnAct() {
        for (var field :
                chair.page().locator("main form input[inputmode=numeric]").all()) {
            field.fill("0");
        }
        chair.writes("main", "7").sends().sees("closing-differs");
        if (chair.way().language().equals("en")) {
            isReadInRussianWith("main", "7");
            chair.chooses("English");
            assertTrue(chair.page().locator("#act").isVisible(), "nothing was closed");
        }
        chair.writes("act", "9").writes("reason", "Recounted twice").sends().sees("closed");
        assertEquals("/desk/polls", chair.path());
        assertEquals(0, chair.page().locator("main form").count());
    }

    /** A language shows what was filled in, at the page's own address, and sends it nowhere. */
    private void isReadInRussianWith(String field, String value) {
        chair.chooses("Русский");
        assertEquals("/desk/polls?lang=ru", chair.path());
        assertEquals("ru", chair.page().locator("html").getAttribute("lang"));
        assertEquals(value, chair.page().locator("#" + field).inputValue());
    }
}
