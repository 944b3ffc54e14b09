package kz.tizim.report;

import static kz.tizim.kit.Service.ALMATY;
import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.print.Stamp;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a precinct has on paper when its network fails (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PrintedListResourceTest extends WithCountry {
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 1);
    private static final String OUT = "certificate out";

    private Iin voter;
    private Poll poll;

    @BeforeEach
    void threeVoters() throws InterruptedException {
        voter = country.citizen(country.home, BIRTH, "Қасымов", "Ұлан", "Әбдіұлы");
        country.citizen(country.home, BIRTH, "Камалов", "Үміт", "Іңкәрұлы");
        country.citizen(country.home, BIRTH, "Ломов", "Өмір", "Һәкімұлы");
        poll = service.electionWithLists(country);
    }

    @Test
    void theListStandsInTheOrderOfTheKazakhAlphabetWithEveryLetter() {
        String text = list(country.home.member());
        int previous = -1;
        for (String name : List.of("Камалов Үміт Іңкәрұлы", "Қасымов Ұлан Әбдіұлы", "Ломов Өмір Һәкімұлы")) {
            int at = text.indexOf(name);
            assertTrue(at > previous, () -> name + " in " + text);
            previous = at;
        }
        assertTrue(text.contains(voter.digits()));
        assertTrue(text.contains("Қолы") && text.contains("Подпись") && text.contains("Signature"));
    }

    @Test
    void everyPageIsMarkedAsARehearsalAndSaysWhenItWasPrinted() {
        String text = list(country.home.member());
        assertTrue(text.contains(Stamp.REHEARSAL));
        String today = Stamp.day(service.now().atZoneSameInstant(ALMATY).toLocalDate());
        assertTrue(text.contains("Printed at " + today), text);
        assertTrue(text.contains("1 / 1"), text);
    }

    @Test
    void theEditionForPollingDayFollowsTheLastCertificate() {
        service.moveClock(country, poll.onTheEve(LocalTime.of(17, 59)));
        assertTrue(list(country.home.member()).contains("Working copy, not for polling day"));
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 1)));
        String text = list(country.home.member());
        assertTrue(text.contains("Edition for polling day"), text);
        assertFalse(text.contains("Working copy"), text);
    }

    @Test
    void aVoterWithACertificateForEveryContestIsStruckOut() {
        int lines = Pdf.lines(pdf(country.home.member(), "list.pdf"));
        service.certificate(poll, country.home, voter);
        byte[] partly = pdf(country.home.member(), "list.pdf");
        assertTrue(Pdf.text(partly).contains("mazhilis"), () -> Pdf.text(partly));
        assertEquals(lines, Pdf.lines(partly), "there is another contest to vote for");
        service.issue(poll, country.home, application(voter, "maslikhat"), newKey())
                .then()
                .statusCode(201);
        byte[] wholly = pdf(country.home.member(), "list.pdf");
        assertTrue(Pdf.text(wholly).contains(OUT), () -> Pdf.text(wholly));
        assertTrue(Pdf.lines(wholly) > lines);
    }

    @Test
    void whoVotesAtHomeIsMarked() {
        assertFalse(list(country.home.member()).contains("at home"));
        new HomeVisitDesk(service, poll, country.home).accepted(voter);
        assertTrue(list(country.home.member()).contains("at home"));
    }

    @Test
    void aListIsPrintedForItsPrecinctAndThoseAboveItFromHandoverOn() throws InterruptedException {
        list(country.territorial);
        list(country.central);
        for (String path : List.of("list.pdf", "certificates.pdf")) {
            service.as(country.neighbour.chair())
                    .get(path(country.home, path))
                    .then()
                    .statusCode(404)
                    .body("type", problem("not-found"));
            service.as(country.observer).get(path(country.home, path)).then().statusCode(403);
        }
        poll = service.newElection(country);
        service.buildLists(country, poll);
        service.as(country.home.chair())
                .get(path(country.home, "list.pdf"))
                .then()
                .statusCode(404)
                .body("detail", containsString("not handed over"));
    }

    @Test
    void theRegisterHasTheCertificatesOfThePrecinctAndSaysWhichAreNotToBeHonoured() {
        String lost = service.certificate(poll, country.home, voter);
        String out = maslikhat();
        int lines = Pdf.lines(pdf(country.home.chair(), "certificates.pdf"));
        new Certificates(service, poll, country.home)
                .block(lost, voter, newKey())
                .then()
                .statusCode(201);
        byte[] register = pdf(country.home.chair(), "certificates.pdf");
        String text = Pdf.text(register);
        assertTrue(text.contains(lost) && text.contains(out) && text.contains("Қасымов"), text);
        assertTrue(text.contains("утеряно") && text.contains("на руках") && text.contains(Stamp.REHEARSAL), text);
        assertTrue(Pdf.lines(register) > lines, "the lost one is struck out");
        assertFalse(Pdf.text(pdf(country.central, "certificates.pdf", country.neighbour))
                .contains(lost));
    }

    @Test
    void whoHasVotedIsNotToldByTheRegisterBeforeTheListsAreLocked() {
        String used = service.certificate(poll, country.home, voter);
        maslikhat();
        service.openPolls(country, poll, country.otherRegion);
        int lines = Pdf.lines(pdf(country.home.chair(), "certificates.pdf"));
        service.redeem(poll, country.otherRegion, used, voter, newKey()).then().statusCode(201);
        byte[] register = pdf(country.home.chair(), "certificates.pdf");
        assertFalse(Pdf.text(register).contains("used"), () -> Pdf.text(register));
        assertEquals(lines, Pdf.lines(register), "nothing is struck out");
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.close(poll, country.otherRegion, 1, null).then().statusCode(200);
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        String text = Pdf.text(pdf(country.home.chair(), "certificates.pdf"));
        assertTrue(text.contains("used") && text.contains("expired"), text);
    }

    private String maslikhat() {
        return service.issue(poll, country.home, application(voter, "maslikhat"), newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    @Test
    void aListOfThreeThousandIsPrintedWhole() throws InterruptedException {
        String iins = IntStream.range(0, 9999)
                .mapToObj(serial -> Iin.compose(LocalDate.of(1921, 3, 22), Sex.F, serial))
                .flatMap(Optional::stream)
                .limit(3000)
                .map(Iin::digits)
                .collect(Collectors.joining(",", "{", "}"));
        country.run("""
                insert into citizen (iin, surname, given_name, patronymic, birth_date, sex, citizenship, life_status,
                                     registration_type, kato, street, house, flat, document_last4, name_key, import_id)
                select iin, 'Сейтжаппарқызының', 'Әдемі', 'Өтегенқызы', '1921-03-22', 'F', 'KZ', 'ALIVE', 'PERMANENT', ?, ?,
                       '1', '', '1234', '', 0
                from unnest(cast(? as bigint[])) iin""", country.otherTown.kato(), country.otherTown.street(), iins);
        poll = service.electionWithLists(country);
        byte[] pdf = pdf(country.otherTown.member(), "list.pdf", country.otherTown);
        String text = Pdf.text(pdf);
        assertEquals(3000, text.split("Сейтжаппарқызының", -1).length - 1);
        assertTrue(text.contains(Pdf.pages(pdf) + " / " + Pdf.pages(pdf)));
    }

    private String list(String username) {
        return Pdf.text(pdf(username, "list.pdf"));
    }

    private byte[] pdf(String username, String name) {
        return pdf(username, name, country.home);
    }

    private byte[] pdf(String username, String name, Place place) {
        return service.as(username)
                .get(path(place, name))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();
    }

    private String path(Place place, String name) {
        return poll.path("/precincts/" + place.code() + "/" + name);
    }
}
