package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import kz.tizim.kit.Site;
import kz.tizim.kit.Visitor;

/** Somebody of another list votes here all the same, as a member and the chair of a precinct see to it with their browsers. */
record InclusionWalk(Visitor member, Visitor chair) {
    private static final String INCLUSION = "/desk/inclusion";
    private static final String APPROVALS = "/desk/approvals";

    /** From the desk: by the registry there is no basis, but a court has decided. */
    void asked(Site.Person mover) {
        member.goes("/desk").writes("query", mover.iin().digits()).sends().sees("desk-includable");
        String school = Map.of("kk", "орта мектеп", "ru", "средняя школа", "en", "Secondary School")
                .get(member.way().language());
        assertTrue(member.text().contains(school), member::text);
        assertFalse(member.page().locator("form[action='/desk/ballot']").isVisible());
        member.presses("form[action='" + INCLUSION + "'] button").sees("inclusion-ask");
        assertEquals(mover.iin().digits(), member.page().locator("#iin").inputValue());
        member.sends().sees("inclusion-faults");
        assertEquals(2, member.page().locator(".govuk-error-message").count());
        member.page().locator("label[for=basis]").click();
        member.writes("application", "No 3").sends().sees("inclusion-refused");
        assertEquals("No 3", member.page().locator("#application").inputValue());
        member.page().locator("label[for=basis-2]").click();
        member.sends();
        assertEquals(1, member.page().locator("#case-error").count());
        if (member.way().language().equals("en")) {
            member.chooses("Русский");
            assertEquals("No 3", member.page().locator("#application").inputValue());
            assertTrue(member.page().locator("#basis-2").isChecked());
            member.chooses("English");
        }
        member.writes("case", "7-26").sends();
        assertEquals(APPROVALS + "?done=asked", member.path());
        assertEquals(0, member.page().locator("form[action*='/decision']").count(), "who asks does not decide");
    }

    void approved(Site.Person mover) {
        chair.goes(APPROVALS).sees("desk-approvals-of-an-inclusion");
        assertTrue(chair.text().contains(mover.iin().digits() + ", " + mover.surname()), chair::text);
        assertTrue(chair.text().contains("7-26") && chair.text().contains("No 3"), chair::text);
        assertFalse(chair.text().contains("COURT_DECISION"), chair::text);
        chair.presses("form[action*='" + APPROVALS + "/'] button[value=approve]");
        assertEquals(APPROVALS + "?done=approved", chair.path());
    }

    /** Like everybody on the list. */
    void admitted(Site.Person mover) {
        member.goes("/desk").writes("query", mover.iin().digits()).sends().sees("desk-included");
        assertTrue(member.text().contains(mover.surname() + " " + mover.givenName()), member::text);
        assertEquals(
                0, member.page().locator("form[action='" + INCLUSION + "']").count());
        member.presses("form[action='/desk/ballot'] button");
        assertFalse(member.page().url().contains(mover.iin().digits()));
    }
}
