package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the QR code of a certificate says, so that a forged paper is told from a real one without a network: number, election,
 * contest and precinct of origin, and the service's Ed25519 signature (RFC 8032) over the text of these. Nothing in it is
 * about the holder. The exact bytes are in {@code src/docs/decisions/012-the-seal-of-a-certificate.md}.
 *
 * @param text of the QR code
 */
record Seal(@JsonValue String text) {
    /** Stands first: whoever reads another version does not know it. */
    static final String VERSION = "TIZIM1";

    private static final String NUMBER = "number";
    private static final Pattern FORM = Pattern.compile(VERSION
            + ":(?<number>[0-9]{10}):(?<election>[a-z0-9-]{1,40}):(?<contest>[a-z0-9-]{1,40})"
            + ":(?<precinct>[0-9A-Za-z-]{1,20}):(?<signature>[A-Za-z0-9+/]{86}==)");

    /** @throws IllegalArgumentException unless it is the text of such a code, whoever made it */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Seal {
        CertificateNumber.of(read(text).group(NUMBER));
    }

    /**
     * What is signed.
     *
     * @param election code, as the contest's and the precinct's
     */
    record Facts(CertificateNumber number, String election, String contest, String precinct) {

        /** The bytes that are signed: ASCII, since codes are. */
        byte[] signed() {
            return text().getBytes(StandardCharsets.US_ASCII);
        }

        private String text() {
            return String.join(":", VERSION, number.digits(), election, contest, precinct);
        }
    }

    static Seal of(Facts facts, byte[] signature) {
        return new Seal(facts.text() + ":" + Base64.getEncoder().encodeToString(signature));
    }

    Facts facts() {
        Matcher form = read(text);
        return new Facts(
                CertificateNumber.of(form.group(NUMBER)),
                form.group("election"),
                form.group("contest"),
                form.group("precinct"));
    }

    byte[] signature() {
        return Base64.getDecoder().decode(read(text).group("signature"));
    }

    private static Matcher read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be the text of a certificate's QR code, which begins with TIZIM1:");
        }
        return form;
    }
}
