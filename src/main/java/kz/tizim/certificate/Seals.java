package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Signs what certificates say, and tells genuine ones from others.
 *
 * <p>An installation has one key. Its public half is recorded in the database by the first instance that has the key, and an
 * instance with another one does not start. An instance without a key verifies, and says that it cannot sign.
 */
@ApplicationScoped
class Seals {
    private static final String RECORD = "insert into certificate_key (public_key) values (?) on conflict do nothing";
    private static final String RECORDED = "select public_key from certificate_key";

    private final SealConfig config;
    private final AgroalDataSource database;
    private volatile @Nullable SealKey key;
    private volatile @Nullable PublicKey known;

    Seals(SealConfig config, AgroalDataSource database) {
        this.config = config;
        this.database = database;
    }

    void settle(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) StartupEvent start) {
        key = settledKey(config);
    }

    /**
     * The key of a configuration, recorded.
     *
     * @return null where none is configured
     * @throws KeyUnusableException when it cannot be read, or the database knows another one
     */
    @Nullable
    SealKey settledKey(SealConfig asked) {
        SealKey found = keyOf(asked);
        if (found != null) {
            record(found.encodedPublicKey());
            byte[] recorded = recorded();
            if (!MessageDigest.isEqual(recorded, found.encodedPublicKey())) {
                throw new KeyUnusableException(
                        "The key in " + asked.key().or(asked::ownKey).orElseThrow()
                                + " is not the one that signs the certificates of this database: set"
                                + " TIZIM_CERTIFICATE_KEY to the file of that one, a copy of which is in the backup.",
                        null);
            }
        }
        return found;
    }

    private @Nullable SealKey keyOf(SealConfig asked) {
        if (asked.key().isPresent()) {
            return SealKey.read(asked.key().get());
        }
        if (asked.ownKey().isEmpty()) {
            return null;
        }
        Path own = asked.ownKey().get();
        // Once papers are out that bear the first one, no other key is made.
        return Files.exists(own) || recorded() != null ? SealKey.read(own) : SealKey.make(own);
    }

    /**
     * Signs.
     *
     * @throws kz.tizim.problem.ProblemException {@code unavailable} where this instance has no key
     */
    Seal seal(Seal.Facts facts) {
        SealKey own = key;
        if (own == null) {
            throw ProblemType.UNAVAILABLE.exception(
                    "This instance has no key to sign certificates with: the administrator sets TIZIM_CERTIFICATE_KEY.");
        }
        return Seal.of(facts, own.sign(facts.signed()));
    }

    /** Whether this installation has signed it. */
    boolean isGenuine(Seal seal) {
        return SealKey.verify(publicKey(), seal.facts().signed(), seal.signature());
    }

    /**
     * The public key, recorded once for ever.
     *
     * @throws kz.tizim.problem.ProblemException {@code unavailable} before any instance had a key
     */
    PublicKey publicKey() {
        PublicKey found = known;
        if (found == null) {
            byte[] recorded = recorded();
            if (recorded == null) {
                throw ProblemType.UNAVAILABLE.exception(
                        "No key signs certificates here yet: the administrator sets TIZIM_CERTIFICATE_KEY.");
            }
            found = SealKey.publicKey(recorded);
            known = found;
        }
        return found;
    }

    private void record(byte[] publicKey) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setBytes(1, publicKey);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the key of certificates cannot be recorded", e);
        }
    }

    private byte @Nullable [] recorded() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RECORDED);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("the key of certificates cannot be read", e);
        }
    }
}
