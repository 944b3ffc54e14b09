package kz.tizim.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A matter that waits for, or was decided by, a second person. */
@Entity
@Table(name = "approval")
public class Approval extends PanacheEntityBase {

    private static final String DECIDES = """
            (kind in :kinds and (:everywhere = true or commissionId = :commission
              or kind in :fromAbove and commissionId in (select c.id from Commission c where c.parentId = :commission)))""";

    /**
     * The kinds of matters that a role decides about.
     *
     * @param kinds where it is the own commission's matter
     * @param fromAbove those of them where it may be a commission's below as well
     */
    record Deciders(List<String> kinds, List<String> fromAbove) {}

    /** Where a matter stands. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED,
        EXPIRED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    public String kind;
    public String subject;
    public String summary;
    public int commissionId;
    public int requestedBy;
    public OffsetDateTime requestedAt;
    public OffsetDateTime expiresAt;

    @Enumerated(EnumType.STRING)
    public State state = State.PENDING;

    public @Nullable Integer decidedBy;
    public @Nullable OffsetDateTime decidedAt;

    /** The entry that the approval made, null for other matters. */
    public @Nullable UUID ledgerEntry;

    static Optional<Approval> lock(int id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The matter that waits, without a lock. */
    static Optional<Approval> pending(String kind, String subject) {
        return find("kind = ?1 and subject = ?2 and state = PENDING", kind, subject)
                .firstResultOptional();
    }

    static Optional<Approval> lockPending(String kind, String subject) {
        return find("kind = ?1 and subject = ?2 and state = PENDING", kind, subject)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether an operator could decide about a matter, whoever asked for it. */
    static boolean isFor(int id, Deciders deciders, Operator operator) {
        return count("id = :id and " + DECIDES, parameters(deciders, operator).and("id", id)) == 1;
    }

    /** What an operator could decide or has asked for, in the order asked. */
    static List<Approval> waiting(Deciders deciders, Operator operator, OffsetDateTime now, int after, int limit) {
        return find(
                        "state = PENDING and expiresAt > :now and id > :after and (requestedBy = :account or " + DECIDES
                                + ") order by id",
                        parameters(deciders, operator)
                                .and("account", operator.accountId())
                                .and("now", now)
                                .and("after", after))
                .page(0, limit)
                .list();
    }

    private static Parameters parameters(Deciders deciders, Operator operator) {
        boolean everywhere = operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL;
        return Parameters.with("kinds", deciders.kinds())
                .and("fromAbove", deciders.fromAbove())
                .and("everywhere", everywhere)
                .and("commission", operator.commissionId());
    }
}
