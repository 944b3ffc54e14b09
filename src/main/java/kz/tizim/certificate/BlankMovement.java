package kz.tizim.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tizim.access.Operator;
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

    /**
     * Those of the operator's commission and the ones below it, as giver or receiver; the newest first.
     *
     * @param open only handovers that nobody has confirmed
     */
    static List<BlankMovement> visible(
            int electionId, Operator operator, boolean open, @Nullable UUID before, int limit) {
        boolean all = switch (operator.role()) {
            case ADMINISTRATOR, CENTRAL -> true;
            case TERRITORIAL, CHAIR, MEMBER, OBSERVER -> false;
        };
        Parameters given = Parameters.with("election", electionId)
                .and("all", all)
                .and("own", operator.commissionId())
                .and("open", open);
        String older = "";
        if (before != null) {
            older = " and m.id < :before";
            given.and("before", before);
        }
        return find("""
                        from BlankMovement m where m.electionId = :election
                        and (:all = true or m.commissionId = :own or m.receiverId = :own
                             or exists (select c.id from Commission c where c.parentId = :own
                                        and (c.id = m.commissionId or c.id = m.receiverId)))
                        and (:open = false or m.receiverId is not null
                             and not exists (select r.movementId from BlankReceipt r where r.movementId = m.id))
                        """ + older + " order by m.id desc", given).page(0, limit).list();
    }
}
