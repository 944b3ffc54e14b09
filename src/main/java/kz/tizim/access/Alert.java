package kz.tizim.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Something odd that wants a person's eyes. */
@Entity
@Table(name = "alert")
@DynamicUpdate
class Alert extends PanacheEntityBase {
    private static final String IN_REACH = """
            (:all = true or precinctId = :own
             or precinctId in (select c.id from Commission c where c.parentId = :own))""";

    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    public AlertKind kind;

    public @Nullable Integer electionId;
    public @Nullable Integer precinctId;

    @Formula("(select e.code from election e where e.id = election_id)")
    public @Nullable String election;

    @Formula("(select c.code from commission c where c.id = precinct_id)")
    public @Nullable String precinct;

    public String subject;
    public String detail;
    public OffsetDateTime raisedAt;
    public @Nullable Integer acknowledgedBy;
    public @Nullable OffsetDateTime acknowledgedAt;
    public @Nullable String note;

    /** The newest first, from the one before {@code before} on. */
    static List<Alert> visible(Operator operator, @Nullable UUID before, boolean open, int limit) {
        Parameters given = reach(operator).and("open", open);
        String older = "";
        if (before != null) {
            older = " and id < :before";
            given.and("before", before);
        }
        return find(IN_REACH + older + " and (:open = false or acknowledgedBy is null) order by id desc", given)
                .page(0, limit)
                .list();
    }

    static Optional<Alert> lock(UUID id, Operator operator) {
        return find(IN_REACH + " and id = :id", reach(operator).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private static Parameters reach(Operator operator) {
        boolean all = operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL;
        return Parameters.with("all", all).and("own", operator.commissionId());
    }
}
