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
    private static final String PENDING = "kind = ?1 and subject = ?2 and state = ?3";
    private static final String KEEP = """
            insert into approval (kind, subject, summary, requested_by, requested_at, expires_at)
            values (:kind, :subject, :summary, :account, :at, :expires)
            on conflict (kind, subject) where state = 'PENDING' do nothing""";

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

    /** The matter that waits, not locked: whoever asks may hold a citizen, whom a decision locks after the matter. */
    static Optional<Approval> pending(String kind, String subject) {
        return find(PENDING, kind, subject, State.PENDING).firstResultOptional();
    }

    static Optional<Approval> lockPending(String kind, String subject) {
        return find(PENDING, kind, subject, State.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Lets one that waited too long expire. */
    static void expire(String kind, String subject, OffsetDateTime now) {
        update(
                "state = ?1 where kind = ?2 and subject = ?3 and state = ?4 and expiresAt <= ?5",
                State.EXPIRED,
                kind,
                subject,
                State.PENDING,
                now);
    }

    /** Keeps a matter that waits, unless somebody else has asked for the same in this moment. */
    boolean keep() {
        return getEntityManager()
                        .createNativeQuery(KEEP)
                        .setParameter("kind", kind)
                        .setParameter("subject", subject)
                        .setParameter("summary", summary)
                        .setParameter("account", requestedBy)
                        .setParameter("at", requestedAt)
                        .setParameter("expires", expiresAt)
                        .executeUpdate()
                == 1;
    }

    static List<Approval> waiting(OffsetDateTime now, int after, int limit) {
        return find("state = ?1 and expiresAt > ?2 and id > ?3 order by id", State.PENDING, now, after)
                .page(0, limit)
                .list();
    }
}
