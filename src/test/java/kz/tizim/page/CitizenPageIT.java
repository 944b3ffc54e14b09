package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kz.tizim.kit.Site;
import kz.tizim.kit.Visitor;
import kz.tizim.kit.WithSite;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A citizen asks where to vote, with a browser. */
@Timeout(120)
class CitizenPageIT extends WithSite {
    @ParameterizedTest
    @MethodSource("ways")
    void aCitizenFindsThePollingStation(Visitor.Way way) throws Exception {
        Site.Person person = site.voters("11-1", 0, 1).getFirst();
        try (Visitor citizen = site.visitor(way)) {
            citizen.goes("/").sees("citizen-asks");

            citizen.writes("iin", "123").sends().sees("citizen-faults");
            assertEquals(2, citizen.page().locator(".govuk-error-message").count());

            citizen.writes("iin", person.iin().digits())
                    .writes("last4", person.documentLast4())
                    .sends()
                    .sees("citizen-told");
            assertTrue(citizen.text().contains("11-1"), citizen::text);
            assertTrue(citizen.text().contains("07:00–20:00"), citizen::text);
            assertFalse(citizen.page().url().contains(person.iin().digits()));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoIsNotFoundReadsWhatToDo(Visitor.Way way) throws Exception {
        Site.Person person = site.voters("11-1", 0, 1).getFirst();
        String wrong = person.documentLast4().equals("0000") ? "0001" : "0000";
        try (Visitor citizen = site.visitor(way)) {
            citizen.goes("/")
                    .writes("iin", person.iin().digits())
                    .writes("last4", wrong)
                    .sends()
                    .sees("citizen-not-found");
            assertFalse(citizen.text().contains("11-1"), citizen::text);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theAnswerIsReadInAnotherLanguageWithoutAskingAgain(Visitor.Way way) throws Exception {
        Site.Person person = site.voters("11-1", 1, 1).getFirst();
        try (Visitor citizen = site.visitor(way)) {
            citizen.goes("/")
                    .writes("iin", person.iin().digits())
                    .writes("last4", person.documentLast4())
                    .sends();
            String other = way.language().equals("en") ? "Русский" : "English";
            citizen.chooses(other);
            assertTrue(citizen.text().contains("11-1"), citizen::text);
            assertEquals(
                    way.language().equals("en") ? "Ваш избирательный участок" : "Your polling station",
                    citizen.heading());
            assertFalse(citizen.page().url().contains(person.iin().digits()));
            citizen.goes("/");
            assertEquals(way.language().equals("en") ? "Где я голосую?" : "Where do I vote?", citizen.heading());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everythingIsDoneByKeyboardAlone(Visitor.Way way) throws Exception {
        String other = way.language().equals("en") ? "ru" : "en";
        try (Visitor citizen = site.visitor(way).goes("/")) {
            asksByKeyboard(citizen, site.voters("11-1", 2, 1).getFirst());
            assertTrue(citizen.text().contains("11-1"), citizen::text);
            citizen.tabsTo(".tz-languages [lang=" + other + "]").enters();
            assertEquals(other, citizen.page().locator("html").getAttribute("lang"));
            assertTrue(citizen.text().contains("11-1"), citizen::text);
            citizen.tabsTo(".govuk-back-link").enters();
            asksByKeyboard(citizen, site.voters("11-2", 0, 1).getFirst());
            assertTrue(citizen.text().contains("11-2"), citizen::text);
        }
    }

    private static void asksByKeyboard(Visitor citizen, Site.Person person) {
        citizen.tabsTo("#iin").types(person.iin().digits()).tabsTo("#last4").types(person.documentLast4());
        citizen.enters();
    }
}
