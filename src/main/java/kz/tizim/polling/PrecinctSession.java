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
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import org.jspecify.annotations.Nullable;

/** A precinct's polling day; there is none before it is opened, unless an act has changed its hours or its place. */
@Entity
@Table(name = "precinct_session")
@IdClass(PrecinctSession.Key.class)
class PrecinctSession extends PanacheEntityBase {
    private static final String BEGIN = """
            insert into precinct_session (election_id, precinct_id, state) values (:election, :precinct, 'CLOSED')
            on conflict on constraint precinct_session_pk do nothing""";

    /** The primary key. */
    record Key(int electionId, int precinctId) implements Serializable {}

    @Id
    public int electionId;

    @Id
    public int precinctId;

    @Enumerated(EnumType.STRING)
    public PollingSession.State state;

    public @Nullable OffsetDateTime openedAt;
    public @Nullable Integer openedBy;
    public @Nullable OffsetDateTime closingAt;
    public @Nullable OffsetDateTime lockedAt;
    public @Nullable Long admitted;
    public @Nullable Long signatures;
    public @Nullable String differenceAct;
    public @Nullable String openingAct;
    public @Nullable String openingReason;
    public @Nullable LocalTime opens;
    public @Nullable LocalTime closes;
    public @Nullable String addressKk;
    public @Nullable String addressRu;
    public @Nullable String addressEn;
    public @Nullable Double latitude;
    public @Nullable Double longitude;

    static @Nullable PrecinctSession find(int electionId, int precinctId) {
        return findById(new Key(electionId, precinctId));
    }

    static @Nullable PrecinctSession lock(int electionId, int precinctId) {
        return findById(new Key(electionId, precinctId), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row, locked; it is made where there was none. */
    static PrecinctSession begin(int electionId, int precinctId) {
        getEntityManager()
                .createNativeQuery(BEGIN)
                .setParameter("election", electionId)
                .setParameter("precinct", precinctId)
                .executeUpdate();
        return Objects.requireNonNull(lock(electionId, precinctId));
    }

    /** What a precinct has whose polling day has no row; never kept. */
    static PrecinctSession none(int electionId, int precinctId) {
        var session = new PrecinctSession();
        session.electionId = electionId;
        session.precinctId = precinctId;
        session.state = PollingSession.State.CLOSED;
        return session;
    }

    void move(HoursRequest.Place place) {
        addressKk = place.address().kk();
        addressRu = place.address().ru();
        addressEn = place.address().en();
        latitude = place.latitude();
        longitude = place.longitude();
    }

    /** State and hours, those of the precinct where no act changed them. */
    PollingSession polling(PrecinctFacts precinct) {
        return new PollingSession(
                state,
                precinct.zone(),
                opens == null ? precinct.opens() : opens,
                closes == null ? precinct.closes() : closes);
    }
}
