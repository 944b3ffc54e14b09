package kz.tizim.certificate;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Pdf;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.print.Stamp;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper of a certificate, and how a real one is told from a forged one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaperResourceTest extends WithListedVoter {
    @Inject
    Seals seals;

    @TempDir
    Path folder;

    @Test
    void thePaperSaysWhatTheCertificateIsInThreeLanguages() {
        String number = service.certificate(poll, country.home, voter);
        String text = Pdf.text(paper(country.home.member(), number));
        for (String expected : List.of(
                "Есептен шығару куәлігі",
                "Открепительное удостоверение",
                "Absentee certificate",
                number,
                voter.digits(),
                "Сайлау",
                "Выборы",
                "Election",
                country.home.code(),
                Stamp.day(poll.day()),
                Stamp.REHEARSAL)) {
            assertTrue(text.contains(expected), () -> expected + " in " + text);
        }
    }

    @Test
    void thePaperCanBeReadAloud() throws IOException {
        byte[] pdf = paper(country.home.chair(), service.certificate(poll, country.home, voter));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertTrue(catalog.getMarkInfo().isMarked());
            assertEquals("kk", catalog.getLanguage());
            assertFalse(catalog.getStructureTreeRoot().getKids().isEmpty());
            String metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("pdfuaid"), metadata);
        }
    }

    @Test
    void aPrecinctWithoutNetworkTellsARealPaperWithThePublicKeyAlone() throws GeneralSecurityException {
        String number = service.certificate(poll, country.home, voter);
        String qr = Pdf.qr(paper(country.home.member(), number));
        String pem = service.anybody()
                .get("/api/v1/certificates/key")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals("TIZIM1:" + number + ":" + poll.code() + ":mazhilis:" + country.home.code(), signed(qr));
        assertTrue(verifies(pem, signed(qr), signature(qr)));
        assertFalse(verifies(pem, signed(qr).replace("mazhilis", "maslikhat"), signature(qr)));
    }

    @Test
    void anybodyIsToldThatARealPaperIsGenuineAndNothingOfItsState() {
        String number = service.certificate(poll, country.home, voter);
        String qr = Pdf.qr(paper(country.home.member(), number));
        genuine(qr, number);
        service.openPolls(country, poll, country.otherTown);
        service.redeem(poll, country.otherTown, number, voter, kz.tizim.kit.Service.newKey())
                .then()
                .statusCode(201);
        genuine(qr, number);
    }

    private void genuine(String qr, String number) {
        String body = verify(qr)
                .statusCode(200)
                .body("genuine", equalTo(true))
                .body("number", equalTo(number))
                .body("election", equalTo(poll.code()))
                .body("contest", equalTo("mazhilis"))
                .body("precinct", equalTo(country.home.code()))
                .extract()
                .asString();
        assertFalse(body.contains("state") || body.contains(voter.digits()), body);
    }

    @Test
    void aForgedPaperIsNotGenuine() {
        String qr = Pdf.qr(paper(country.home.member(), service.certificate(poll, country.home, voter)));
        for (String forged : List.of(
                qr.replace(":mazhilis:", ":maslikhat:"),
                qr.replace(country.home.code(), country.neighbour.code()),
                signed(qr) + ":" + "A".repeat(86) + "==",
                VerificationResource.EXAMPLE)) {
            verify(forged)
                    .statusCode(200)
                    .body("genuine", equalTo(false))
                    .body("number", nullValue())
                    .body("precinct", nullValue());
        }
    }

    @Test
    void whatIsNoQrCodeOfOursIsRefusedWithTheFieldNamed() {
        String qr = Pdf.qr(paper(country.home.member(), service.certificate(poll, country.home, voter)));
        for (String garbage : List.of(
                "",
                "TIZIM1",
                "https://example.kz/",
                qr.replace("TIZIM1", "TIZIM2"),
                qr.substring(1),
                qr + "A",
                "9".repeat(500))) {
            verify(garbage)
                    .statusCode(400)
                    .body("type", problem("invalid-request"))
                    .body("errors[0].field", equalTo("qr"));
        }
    }

    @Test
    void thePaperIsPrintedForTheHomePrecinctAndThoseAboveItOnly() {
        String number = service.certificate(poll, country.home, voter);
        paper(country.territorial, number);
        paper(country.central, number);
        asked(country.neighbour.chair(), number).then().statusCode(404).body("type", problem("unknown-certificate"));
        asked(country.observer, number).then().statusCode(403);
        service.anybody()
                .get(poll.path("/certificates/" + number + ".pdf"))
                .then()
                .statusCode(401);
        asked(country.home.chair(), "0000000195").then().statusCode(404).body("type", problem("unknown-certificate"));
    }

    @Test
    void aCertificateThatIsNotOutIsNotPrinted() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.otherTown);
        service.redeem(poll, country.otherTown, number, voter, kz.tizim.kit.Service.newKey())
                .then()
                .statusCode(201);
        asked(country.home.chair(), number)
                .then()
                .statusCode(409)
                .body("type", problem("certificate-not-valid"))
                .body("state", equalTo("REDEEMED"));
    }

    @Test
    void everyPrintStandsInTheAuditTrail() {
        String number = service.certificate(poll, country.home, voter);
        paper(country.home.member(), number);
        paper(country.home.member(), number);
        assertEquals(
                2,
                country.query(
                        "select count(*)::int from audit where action = 'certificate-printed' and subject = ?",
                        poll.code() + " " + number));
    }

    @Test
    void anInstanceWithAnotherKeyDoesNotStart() {
        Path other = folder.resolve("other.pem");
        SealKey.make(other);
        var refusal = assertThrows(KeyUnusableException.class, () -> seals.settledKey(configured(other, null)));
        assertTrue(refusal.getMessage().contains("set TIZIM_CERTIFICATE_KEY"), refusal::getMessage);
    }

    @Test
    void aLostKeyIsNotReplacedByANewOne() {
        Path lost = folder.resolve("certificate-key.pem");
        assertThrows(KeyUnusableException.class, () -> seals.settledKey(configured(null, lost)));
        assertFalse(Files.exists(lost));
    }

    @Test
    void withoutAKeyPapersAreVerifiedButNotSigned() {
        var bare = new Seals(configured(null, null), database);
        bare.settle(new io.quarkus.runtime.StartupEvent());
        String number = service.certificate(poll, country.home, voter);
        assertTrue(bare.isGenuine(new Seal(Pdf.qr(paper(country.home.member(), number)))));
        var facts = new Seal.Facts(CertificateNumber.of(number), poll.code(), "mazhilis", country.home.code());
        var refusal = assertThrows(kz.tizim.problem.ProblemException.class, () -> bare.seal(facts));
        assertTrue(refusal.problem().detail().contains("TIZIM_CERTIFICATE_KEY"));
    }

    private static SealConfig configured(Path key, Path ownKey) {
        return new SealConfig() {
            @Override
            public Optional<Path> key() {
                return Optional.ofNullable(key);
            }

            @Override
            public Optional<Path> ownKey() {
                return Optional.ofNullable(ownKey);
            }
        };
    }

    private byte[] paper(String username, String number) {
        return asked(username, number)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();
    }

    private Response asked(String username, String number) {
        return service.as(username).get(poll.path("/certificates/" + number + ".pdf"));
    }

    private ValidatableResponse verify(String qr) {
        return service.anybody()
                .body(Map.of("qr", qr))
                .post("/api/v1/certificates/verification")
                .then();
    }

    private static String signed(String qr) {
        return qr.substring(0, qr.lastIndexOf(':'));
    }

    private static byte[] signature(String qr) {
        return Base64.getDecoder().decode(qr.substring(qr.lastIndexOf(':') + 1));
    }

    /** With nothing of the service: what anybody does who has the JDK and the key. */
    private static boolean verifies(String pem, String text, byte[] signature) throws GeneralSecurityException {
        String encoded = pem.replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text.getBytes(StandardCharsets.US_ASCII));
        return check.verify(signature);
    }
}
