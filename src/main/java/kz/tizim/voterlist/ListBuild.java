package kz.tizim.voterlist;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The last build of an election's lists. */
@Entity
@Table(name = "list_build")
class ListBuild extends PanacheEntityBase {

    /** How it went. */
    enum State {
        BUILDING,
        DONE,
        FAILED
    }

    @Id
    public int electionId;

    @Enumerated(EnumType.STRING)
    public State state;

    public long eligible;
    public long listed;
    public long unassigned;
    public long overlapPairs;
    public OffsetDateTime startedAt;
    public @Nullable OffsetDateTime registrySeenAt;
    public @Nullable OffsetDateTime finishedAt;
    public @Nullable String failure;
}
