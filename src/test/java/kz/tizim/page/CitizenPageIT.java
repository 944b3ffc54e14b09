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
}
