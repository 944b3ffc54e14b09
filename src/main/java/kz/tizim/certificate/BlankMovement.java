package kz.tizim.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed act about blanks (Russian: акт о бланках открепительных удостоверений); it is never changed. */
@Entity
@Table(name = "blank_movement")
class BlankMovement extends PanacheEntityBase {

    /** What an act says. */
    enum Kind {
        /** The central commission has a run printed. */
        PRINT,
        /** To the commission above or to one below, which has to confirm. */
        HANDOVER,
        /** What is on its way, or did not arrive, is back at the giver. */
        RECALL,
        /** Unfit for use. */
        SPOIL,
        /** Not to be found: on hand, or on the way. */
        LOSE,
        /** A lost one turned up; it is cancelled. */
        FIND,
        /** Left over after the last issue, and made unusable. */
        CANCEL
    }

    @Id
    public UUID id;

    public int electionId;
    public int contestId;
    public short run;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public long firstNumber;
    public long lastNumber;
    public int commissionId;
    public @Nullable Integer receiverId;
    public String act;
    public @Nullable String reason;
    public boolean late;
    public int accountId;
    public String key;
    public OffsetDateTime at;

    BlankRange range() {
        return BlankRange.of(firstNumber, lastNumber);
    }

    static Optional<BlankMovement> byKey(int commissionId, String key) {
        return find("commissionId = ?1 and key = ?2", commissionId, key).firstResultOptional();
    }

    static Optional<BlankMovement> handover(int electionId, UUID id) {
        return find("electionId = ?1 and id = ?2 and kind = ?3", electionId, id, Kind.HANDOVER)
                .firstResultOptional();
    }
}
