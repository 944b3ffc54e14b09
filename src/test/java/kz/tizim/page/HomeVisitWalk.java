package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.Site;
import kz.tizim.kit.Visitor;

/** Voting at home, as a member and the chair of a precinct do it with their browsers. */
record HomeVisitWalk(Visitor member, Visitor chair) {
    private static final String VISITS = "/desk/home-visits";

    /** From the desk, where the voter's relative stands. */
    void askedAtTheDesk(Site.Person voter) {
        member.goes("/desk").writes("query", voter.iin().digits()).sends();
        member.presses("form[action='" + VISITS + "/new'] button").sees("visit-ask");
        assertEquals(voter.iin().digits(), member.page().locator("#iin").inputValue());
        member.sends().sees("visit-ask-faults");
        assertEquals(2, member.page().locator(".govuk-error-message").count());
        if (member.way().language().equals("en")) {
            member.chooses("Русский");
            assertEquals(voter.iin().digits(), member.page().locator("#iin").inputValue());
            member.chooses("English");
        }
        member.page().locator("label[for=reason]").click();
        member.writes("reference", "Request No 1").sends().sees("visit-asked");
        assertFalse(member.page().url().contains(voter.iin().digits()));
    }

    /** By the number that stands on the paper. */
    void askedByKeyboard(Site.Person voter) {
        member.goes(VISITS + "/new").tabsTo("#iin").types(voter.iin().digits());
        member.tabsTo("#reason").types(" ").tabsTo("#reference").types("Request No 2");
        member.enters();
        member.goes(VISITS);
        assertTrue(member.text().contains(voter.surname() + " " + voter.givenName()), member::text);
        assertEquals(0, member.page().locator("form[action$='/decision']").count(), "the chair decides");
    }

    /** One is accepted, one refused, with its reason. */
    void decided(Site.Person accepted, Site.Person refused) {
        chair.goes(VISITS).sees("visits-of-the-chair");
        open(card(chair, refused), "/decision");
        press(
                chair,
                card(chair, refused).locator("form[action$='/decision'] button").last());
        chair.sees("visits-faults");
        assertEquals(1, chair.page().locator(".govuk-error-message").count());
        card(chair, refused).locator("[name=reason]").fill("The station is in this house");
        press(
                chair,
                card(chair, refused).locator("form[action$='/decision'] button").last());
        press(
                chair,
                card(chair, accepted)
                        .locator("form[action$='/decision'] button")
                        .first());
        assertEquals(0, chair.page().locator("form[action$='/decision']").count());
        assertTrue(card(chair, refused).innerText().contains("The station is in this house"));
    }

    /** Two members go there. */
    void printed(Site.Person goneTo, Site.Person not) throws IOException {
        Visitor member = this.member;
        String print = "form[action='" + VISITS + "/route'] button";
        member.goes(VISITS).presses(print).sees("visits-route-faults");
        var first = member.page().locator("#first");
        first.selectOption(new SelectOption().setIndex(1));
        member.page().locator("#second").selectOption(new SelectOption().setIndex(1));
        String chosen = first.inputValue();
        member.presses(print);
        assertEquals(1, member.page().locator("#second-error").count(), "two members go");
        assertEquals(chosen, member.page().locator("#first").inputValue());
        member.page().locator("#second").selectOption(new SelectOption().setIndex(2));
        Download sheet =
                member.page().waitForDownload(() -> member.page().locator(print).click());
        String text = Pdf.text(Files.readAllBytes(sheet.path()));
        assertTrue(text.contains(goneTo.iin().digits()), text);
        assertFalse(text.contains(not.iin().digits()), text);
    }

    /** What the members bring back. */
    static void given(Visitor member, Site.Person voter) {
        member.goes(VISITS).sees("visits-open");
        press(member, card(member, voter).locator("form[action='" + VISITS + "/ballot'] button"));
        member.sees("visit-given").goes(VISITS);
        assertEquals(0, card(member, voter).locator("form").count());
    }

    private static Locator card(Visitor visitor, Site.Person person) {
        return visitor.page()
                .locator(".govuk-summary-card")
                .filter(new Locator.FilterOptions().setHasText(person.iin().digits()));
    }

    private static void open(Locator card, String form) {
        card.locator("details:has(form[action$='" + form + "']) summary").click();
    }

    private static void press(Visitor visitor, Locator button) {
        button.evaluate("button => button.dataset.pressed = 'yes'");
        visitor.presses("[data-pressed]");
    }
}
