package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.Site;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.Visitor;
import kz.tizim.kit.WithSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The polling day of a precinct, from the eve's certificate to the closing, with a browser; each way has a precinct of its own. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskPageIT extends WithSite {
    private static final String DOCUMENT = "040001234";
    private static final Map<String, String> CERTIFICATES = new HashMap<>();
    private static final List<String> ENTRIES = new ArrayList<>();
    private static List<String> homes;

    @BeforeAll
    static void findHomes() throws Exception {
        homes = site.precinctsOfDifferentSettlements();
    }

    private static String home(Visitor.Way way) {
        return homes.get(ways().indexOf(way));
    }

    private static Site.Person voter(Visitor.Way way, int line) throws Exception {
        return site.voters(home(way), line, 1).getFirst();
    }

    private static Visitor member(Visitor.Way way, String precinct) {
        return site.visitor(way).signsIn("member-" + precinct);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(1)
    void aCertificateIsIssuedBeforePollingDay(Visitor.Way way) throws Exception {
        Site.Person voter = voter(way, 0);
        try (Visitor member = member(way, home(way))) {
            member.sees("desk-shut")
                    .writes("query", voter.iin().digits())
                    .sends()
                    .sees("desk-before-polling-day");
            member.presses("form[action='/desk/certificate'] button").sees("certificate-apply");
            member.sends().sees("certificate-apply-faults");
            member.page().locator("label[for=contest]").click();
            member.writes("document", DOCUMENT).sends().sees("certificate-issued");
            String number = member.page().locator(".tz-number").innerText().strip();
            assertTrue(number.matches("[0-9]{10}"), number);
            assertFalse(member.path().contains(number));
            String code = Pdf.qr(member.fetches("#print"));
            assertTrue(code.contains(number), code);
            CERTIFICATES.put(way.toString(), code);
            member.goes("/desk").writes("query", voter.iin().digits()).sends().sees("desk-certificate-out");
            assertEquals(code, Pdf.qr(member.fetches("a[href$='" + number + ".pdf']")), "printed again");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(2)
    void votingAtHomeIsAskedForDecidedAndGone(Visitor.Way way) throws Exception {
        try (Visitor member = member(way, home(way));
                Visitor chair = site.visitor(way).signsIn("chair-" + home(way))) {
            var visits = new HomeVisitWalk(member, chair);
            visits.askedAtTheDesk(voter(way, 4));
            visits.askedByKeyboard(voter(way, 5));
            visits.decided(voter(way, 4), voter(way, 5));
            visits.printed(voter(way, 4), voter(way, 5));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(3)
    void theChairOpensThePrecinct(Visitor.Way way) {
        try (Visitor chair = site.visitor(way).signsIn("chair-" + home(way))) {
            chair.goes("/desk/polls").sees("polls-before");
            if (ways().indexOf(way) == 0) {
                chair.sends().sees("polls-too-early");
                String why = chair.page().locator(".govuk-error-summary").innerText();
                assertTrue(why.matches("(?s).*[0-9]{2}:[0-9]{2}.*"), why);
                site.moveClock(LocalTime.of(10, 0));
                chair.goes("/desk/polls");
            }
            chair.sends().sees("polls-open");
            assertEquals("/desk/polls", chair.path());
            assertEquals(
                    1,
                    chair.page().locator("form[action='/desk/polls/closing']").count());
        }
        try (Visitor member = member(way, home(way))) {
            member.goes("/desk/polls").sees("polls-of-a-member");
            assertEquals(0, member.page().locator("main form").count());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(4)
    void aVoterIsAdmittedOnce(Visitor.Way way) throws Exception {
        Site.Person voter = voter(way, 1);
        try (Visitor member = member(way, home(way))) {
            member.sees("desk").sends().sees("desk-faults");
            member.writes("query", voter.surname()).sends().sees("desk-found");
            member.presses("form:has(input[value='" + voter.iin().digits() + "']) button")
                    .sees("desk-may-vote");
            assertTrue(member.text().contains(voter.surname() + " " + voter.givenName()), member::text);

            member.presses("form[action='/desk/ballot'] button").sees("desk-given");
            String entry =
                    member.page().locator("main input[name=entry]").first().inputValue();
            if (!way.scripts()) {
                member.page().reload(); // sends the same form again
                assertEquals(
                        entry,
                        member.page().locator("main input[name=entry]").first().inputValue());
            }
            assertEquals(site.contestsAt(home(way)), site.entriesOf(voter.iin()));

            member.unfolds().presses("form[action='/desk/replacement'] button").sees("desk-replaced");
            member.goes("/desk").writes("query", voter.iin().digits()).sends().sees("desk-has-voted");
            assertEquals(0, member.page().locator("form[action='/desk/ballot']").count());
            assertFalse(member.page().url().contains(voter.iin().digits()));

            if (!ENTRIES.isEmpty()) {
                member.page()
                        .evaluate(
                                "id => document.querySelector('main input[name=entry]').value = id", ENTRIES.getLast());
                member.unfolds()
                        .presses("form[action='/desk/replacement'] button")
                        .sees("desk-entry-of-others");
                if (way.language().equals("en")) {
                    assertTrue(member.text().contains("No other ballot is given"), member::text);
                }
                assertEquals(0, member.page().locator("main input[name=entry]").count());
            }
            ENTRIES.add(entry);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(5)
    void aVoterIsAdmittedByKeyboardAloneThoughEveryKeyIsPressedTwice(Visitor.Way way) throws Exception {
        Site.Person voter = voter(way, 2);
        try (Visitor member = site.visitor(way)) {
            member.goes("/sign-in").tabsTo("#username").types("member-" + home(way));
            member.tabsTo("#password").types(SmallCountry.PASSWORD).enters();
            member.tabsTo("#query").types(voter.iin().digits()).enters();
            member.tabsTo("form[action='/desk/ballot'] button").enters().sees("desk-given-by-keyboard");
            assertEquals(site.contestsAt(home(way)), site.entriesOf(voter.iin()));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(6)
    void whatHadNoAnswerIsSentAgain(Visitor.Way way) throws Exception {
        Site.Person voter = voter(way, 3);
        try (Visitor member = member(way, home(way))) {
            member.writes("query", voter.iin().digits()).sends();
            try (Connection _ = site.holds(voter.iin())) {
                member.presses("form[action='/desk/ballot'] button").sees("desk-in-flight");
            }
            member.sends().sees("desk-given-at-last");
            assertEquals(site.contestsAt(home(way)), site.entriesOf(voter.iin()));

            member.goes("/desk").writes("query", "ЕШЯШЬ1Ж9000000180Ж").sends().sees("desk-scanner-in-cyrillic");
            member.goes("/desk").writes("query", voter.surname());
            if (way.scripts()) {
                member.sendsInVain().sees("desk-offline");
            }
            site.endSessions("member-" + home(way));
            member.page().locator("main form button.govuk-button").click();
            member.page().waitForURL("**/sign-in?ended=yes");
            member.sees("desk-session-ended");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(7)
    void aCertificateIsRedeemedOnceElsewhere(Visitor.Way way) throws Exception {
        Site.Person voter = voter(way, 0);
        String away = homes.get((ways().indexOf(way) + 1) % ways().size());
        String scanned = CERTIFICATES.get(way.toString());
        try (Visitor member = member(way, away)) {
            member.writes("query", voter.iin().digits()).sends().sees("desk-belongs-elsewhere");
            assertTrue(member.text().contains(home(way)), member::text);
            member.goes("/desk")
                    .writes("query", scanned.replace(":" + home(way) + ":", ":99-9:"))
                    .sends()
                    .sees("not-genuine");
            for (String name : List.of("redeemed", "redeemed-again")) {
                member.goes("/desk").writes("query", scanned);
                member.page().locator("#query").press("Enter"); // as a hand scanner does
                member.page().locator("#genuine").waitFor();
                member.sees("redeem-" + name);
                member.writes("iin", voter.iin().digits())
                        .writes("document", DOCUMENT)
                        .sends()
                        .sees(name);
            }
            assertTrue(member.text().contains(away), member::text);
            member.goes("/desk/counters").sees("counters");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(8)
    void aBallotGivenAtHomeIsRecorded(Visitor.Way way) throws Exception {
        try (Visitor member = member(way, home(way))) {
            HomeVisitWalk.given(member, voter(way, 4));
            assertEquals(
                    site.contestsAt(home(way)), site.entriesOf(voter(way, 4).iin()));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(9)
    void whatWasWrittenOnPaperIsEnteredAndUndoneByTwo(Visitor.Way way) throws Exception {
        try (Visitor member = member(way, home(way));
                Visitor chair = site.visitor(way).signsIn("chair-" + home(way))) {
            var paper = new PaperWalk(member, chair);
            paper.entered(voter(way, 6));
            assertEquals(
                    site.contestsAt(home(way)), site.entriesOf(voter(way, 6).iin()));
            paper.aSecondBallot(voter(way, 1));
            paper.undoneByTwo(voter(way, 1));
            paper.anEntryIsLeftAsItIs(voter(way, 6));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(10)
    void whoIsOnAnotherListIsIncludedByTwo(Visitor.Way way) throws Exception {
        Visitor.Way other = ways().get((ways().indexOf(way) + 1) % ways().size());
        Site.Person mover = voter(other, 7);
        try (Visitor member = member(way, home(way));
                Visitor chair = site.visitor(way).signsIn("chair-" + home(way))) {
            var inclusion = new InclusionWalk(member, chair);
            inclusion.asked(mover);
            inclusion.approved(mover);
            inclusion.admitted(mover);
            assertEquals(site.contestsAt(home(way)), site.entriesOf(mover.iin()));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Order(11)
    void theChairClosesWithAnActWhereCountsDiffer(Visitor.Way way) {
        site.moveClock(LocalTime.of(20, 30));
        try (Visitor chair = site.visitor(way).signsIn("chair-" + home(way))) {
            var closing = new ClosingWalk(chair);
            closing.faults();
            closing.closedWithAnAct();
        }
    }
}
