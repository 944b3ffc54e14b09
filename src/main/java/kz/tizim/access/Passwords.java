package kz.tizim.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Hashes and verifies passwords with bcrypt; whether an account exists cannot be told from the time it takes. */
@ApplicationScoped
class Passwords {
    private static final int COST = 11;

    /** bcrypt reads no more than 72 bytes: a longer password would be cut silently. */
    static final int MAX_BYTES = 72;

    private final String nobodys = hash("nobody has this password");

    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    String hash(String password) {
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    /** Verifies against a hash; null stands for an account that does not exist and takes as long. */
    boolean verify(String password, @Nullable String hash) {
        boolean same = BCrypt.verifyer().verify(password.toCharArray(), hash == null ? nobodys : hash).verified;
        return same && hash != null;
    }
}
