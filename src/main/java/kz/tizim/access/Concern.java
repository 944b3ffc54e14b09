package kz.tizim.access;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A citizen whom a matter is about, for whoever decides.
 *
 * @param electionId on whose list the name is read, null where it is in the registry alone
 * @param iin the citizen's number
 * @param certificate digits of the certificate that the matter is about, null for none
 */
public record Concern(
        @Nullable Integer electionId, long iin, @Nullable String certificate) {
    /**
     * Whom a matter is about whose subject is the id of a row.
     *
     * @param sql selects {@code election_id} and {@code iin} of the row of {@code :id}
     */
    public static List<Concern> read(EntityManager entities, String sql, Approval approval) {
        List<?> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("id", UUID.fromString(approval.subject))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Concern(row.get("election_id", Integer.class), row.get("iin", Long.class), null))
                .toList();
    }
}
