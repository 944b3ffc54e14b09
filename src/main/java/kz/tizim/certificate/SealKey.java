package kz.tizim.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Ed25519 key that signs certificates, as PKCS#8 in a PEM file (RFC 7468), the way OpenSSL writes it. */
final class SealKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyPair pair;

    private SealKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * Reads a file.
     *
     * @throws KeyUnusableException when it is not there or holds no such key
     */
    static SealKey read(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file));
            if (!pem.find()) {
                throw unreadable(file, null);
            }
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            return new SealKey(new KeyPair(publicOf((EdECPrivateKey) secret), secret));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** Makes a key, and a file with it that only its owner may read. */
    static SealKey make(Path file) {
        try {
            KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            // Complete before it gets its name, so that a run killed here leaves no half of it behind.
            Path unfinished = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "certificate-key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, pem("PRIVATE KEY", made.getPrivate().getEncoded()));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return new SealKey(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A public key from its encoding as X.509 SubjectPublicKeyInfo. */
    static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key of certificates cannot be read", e);
        }
    }

    /** A key or its like as PEM. */
    static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + new String(LINES.encode(encoded), StandardCharsets.US_ASCII)
                + "\n-----END " + what + "-----\n";
    }

    /** Whether a signature is that of a public key over a text. */
    static boolean verify(PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // no point of the curve: not even the form of a signature
        }
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be signed", e);
        }
    }

    byte[] encodedPublicKey() {
        return pair.getPublic().getEncoded();
    }

    /**
     * The public half of a secret key, which the file does not hold. The generator makes both from 32 random bytes, which are
     * the secret key (RFC 8032, 5.1.5): given those of the key, it makes this one again.
     */
    private static PublicKey publicOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("no secret"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!MessageDigest.isEqual(pair.getPrivate().getEncoded(), secret.getEncoded())) {
            throw new GeneralSecurityException("the generator does not make the key that it was given");
        }
        return pair.getPublic();
    }

    private static KeyUnusableException unreadable(Path file, @Nullable Exception cause) {
        return new KeyUnusableException(
                "The key that signs certificates cannot be read from " + file
                        + ": put an Ed25519 key there as PKCS#8 PEM (openssl genpkey -algorithm ed25519), or set"
                        + " TIZIM_CERTIFICATE_KEY to its file.",
                cause);
    }

    /** Gives the bytes that it was given. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
