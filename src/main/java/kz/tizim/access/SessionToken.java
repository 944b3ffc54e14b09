package kz.tizim.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** An opaque token of 256 random bits; only its SHA-256 is stored. */
record SessionToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionToken make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    /** The hash as text that fits an attribute. */
    String hashText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash());
    }

    @Override
    public String toString() {
        return "SessionToken";
    }
}
