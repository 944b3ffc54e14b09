package kz.tizim.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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
import org.jspecify.annotations.Nullable;

/** A matter that waits for, or was decided by, a second person. */
@Entity
@Table(name = "approval")
public class Approval extends PanacheEntityBase {

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
    public int requestedBy;
    public OffsetDateTime requestedAt;
    public OffsetDateTime expiresAt;

    @Enumerated(EnumType.STRING)
    public State state = State.PENDING;

    public @Nullable Integer decidedBy;
    public @Nullable OffsetDateTime decidedAt;

    static Optional<Approval> lock(int id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<Approval> pending(String kind, String subject) {
        return find("kind = ?1 and subject = ?2 and state = ?3", kind, subject, State.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Approval> waiting(OffsetDateTime now, int after, int limit) {
        return find("state = ?1 and expiresAt > ?2 and id > ?3 order by id", State.PENDING, now, after)
                .page(0, limit)
                .list();
    }
}
