package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kz.tizim.kit.Site;
import kz.tizim.kit.Visitor;

/** The sheets of a morning without network, and what was entered wrongly, as a member and the chair do it with their browsers. */
record PaperWalk(Visitor member, Visitor chair) {
    private static final String PAPER = "/desk/paper";
    private static final String APPROVALS = "/desk/approvals";

    /** A ballot of the printed list; the next one of its sheet is one step away. */
    void entered(Site.Person voter) {
        member.goes(PAPER).sees("late");
        member.sends().sees("late-faults");
        assertEquals(3, member.page().locator(".govuk-error-message").count());
        member.writes("iin", voter.iin().digits())
                .writes("time", "7:15")
                .writes("sheet", "14")
                .writes("spoiled", "21")
                .sends();
        assertEquals(1, member.page().locator("#spoiled-error").count());
        assertEquals("7:15", member.page().locator("#time").inputValue());
        if (member.way().language().equals("en")) {
            member.chooses("Русский");
            assertEquals("7:15", member.page().locator("#time").inputValue());
            member.chooses("English");
        }
        member.writes("spoiled", "").sends().sees("late-entered");
        assertFalse(member.page().url().contains(voter.iin().digits()));
        member.sends();
        assertEquals("14", member.page().locator("#sheet").inputValue());
        assertEquals("", member.page().locator("#iin").inputValue());
    }

    /** Somebody who has voted already was given one on paper too; the member asks to undo it. */
    void aSecondBallot(Site.Person voter) {
        member.writes("iin", voter.iin().digits())
                .writes("time", "7.20")
                .sends()
                .sees("late-conflict");
        chair.goes(PAPER + "/conflicts").sees("late-conflicts");
        assertTrue(chair.text().contains(voter.iin().digits()), chair::text);

        member.presses("a[href*='/desk/undoing/conflicts/']");
        member.writes("act", "No 6").sends().sees("undo-faults");
        assertEquals("No 6", member.page().locator("#act").inputValue());
        member.writes("reason", "Mistyped from the sheet").sends();
        assertEquals(APPROVALS + "?done=asked", member.path());
        assertEquals(0, member.page().locator("form[action*='/decision']").count(), "who asks does not decide");
    }

    void undoneByTwo(Site.Person voter) {
        chair.goes(APPROVALS).sees("desk-approvals");
        assertTrue(chair.text().contains(voter.iin().digits() + ", " + voter.surname()), chair::text);
        chair.presses("form[action*='" + APPROVALS + "/'] button[value=approve]");
        chair.goes(PAPER + "/conflicts");
        assertEquals(
                cards(chair) - 1,
                chair.page().locator("a[href*='/desk/undoing/conflicts/']").count());
    }

    private static int cards(Visitor visitor) {
        return visitor.page().locator(".govuk-summary-card").count();
    }

    /** The chair does not agree that an entry is a namesake's. */
    void anEntryIsLeftAsItIs(Site.Person voter) {
        member.goes("/desk").writes("query", voter.iin().digits()).sends();
        member.presses("a[href*='/desk/undoing/entries/']").sees("undo-entry");
        member.page().locator("label[for=ground]").click();
        member.writes("act", "No 7").writes("reason", "Not given").sends().sees("undo-refused");
        assertEquals("No 7", member.page().locator("#act").inputValue());
        member.page().locator("label[for=ground-2]").click();
        if (member.way().language().equals("en")) {
            member.chooses("Русский");
            assertEquals("No 7", member.page().locator("#act").inputValue());
            member.chooses("English");
            member.page().locator("label[for=ground-2]").click();
        }
        member.sends();
        assertEquals(APPROVALS + "?done=asked", member.path());
        chair.goes(APPROVALS).presses("form[action*='/decision'] button[value=refuse]");
        assertEquals(APPROVALS + "?done=refused", chair.path());
    }
}
