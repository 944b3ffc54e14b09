package kz.tizim.polling;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import kz.tizim.precinct.PollingSession;
import org.jspecify.annotations.Nullable;

/** A precinct's polling day; there is none before it is opened. */
@Entity
@Table(name = "precinct_session")
@IdClass(PrecinctSession.Key.class)
class PrecinctSession extends PanacheEntityBase {

    /** The primary key. */
    record Key(int electionId, int precinctId) implements Serializable {}

    @Id
    public int electionId;

    @Id
    public int precinctId;

    @Enumerated(EnumType.STRING)
    public PollingSession.State state;

    public OffsetDateTime openedAt;
    public int openedBy;
    public @Nullable OffsetDateTime closingAt;
    public @Nullable OffsetDateTime lockedAt;
    public @Nullable Long admitted;
    public @Nullable Long signatures;
    public @Nullable String differenceAct;

    static @Nullable PrecinctSession find(int electionId, int precinctId) {
        return findById(new Key(electionId, precinctId));
    }

    static @Nullable PrecinctSession lock(int electionId, int precinctId) {
        return findById(new Key(electionId, precinctId), LockModeType.PESSIMISTIC_WRITE);
    }
}
