package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of a certificate, which is its blank's: eight digits of a serial number and two check digits by ISO/IEC 7064
 * MOD 97-10, which find every single wrong digit and every pair of exchanged ones.
 */
public record CertificateNumber(long value) {
    private static final int DIGITS = 10;
    private static final int MODULUS = 97;

    public CertificateNumber {
        if (value < 0 || value > 9_999_999_999L || value % MODULUS != 1) {
            throw new IllegalArgumentException("must be a certificate number: 8 digits and 2 check digits");
        }
    }

    /** The number of a serial number from 1 to 99,999,999. */
    static CertificateNumber ofSerial(long serial) {
        long shifted = serial * 100;
        return new CertificateNumber(shifted + (MODULUS + 1 - shifted % MODULUS));
    }

    /** The serial number in it. */
    long serial() {
        return value / 100;
    }

    /** Reads ten digits. */
    @JsonCreator
    public static CertificateNumber of(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("must be a certificate number: 8 digits and 2 check digits");
        }
        return new CertificateNumber(Long.parseLong(text));
    }

    /** Ten digits. */
    @JsonValue
    public String digits() {
        return "%010d".formatted(value);
    }

    @Override
    public String toString() {
        return digits();
    }
}
