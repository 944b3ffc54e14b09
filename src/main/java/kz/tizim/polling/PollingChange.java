package kz.tizim.polling;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An act of the territorial commission on one precinct's hours or place; what it does not change is null. */
@Entity
@Immutable
@Table(name = "polling_change")
@IdClass(PollingChange.Key.class)
class PollingChange extends PanacheEntityBase {

    /** The primary key. */
    record Key(int electionId, int precinctId, String act) implements Serializable {}

    @Id
    public int electionId;

    @Id
    public int precinctId;

    @Id
    public String act;

    public String reason;
    public @Nullable LocalTime opens;
    public @Nullable LocalTime closes;
    public @Nullable String addressKk;
    public @Nullable String addressRu;
    public @Nullable String addressEn;
    public @Nullable Double latitude;
    public @Nullable Double longitude;
    public int accountId;
    public OffsetDateTime at;

    static @Nullable PollingChange find(PrecinctSession session, String act) {
        return findById(new Key(session.electionId, session.precinctId, act));
    }

    static PollingChange of(PrecinctSession session, HoursRequest request, int accountId, OffsetDateTime now) {
        var change = new PollingChange();
        change.electionId = session.electionId;
        change.precinctId = session.precinctId;
        change.act = request.act();
        change.reason = request.reason();
        change.opens = request.opens();
        change.closes = request.closes();
        HoursRequest.Place place = request.place();
        if (place != null) {
            change.addressKk = place.address().kk();
            change.addressRu = place.address().ru();
            change.addressEn = place.address().en();
            change.latitude = place.latitude();
            change.longitude = place.longitude();
        }
        change.accountId = accountId;
        change.at = now;
        return change;
    }

    /** What was asked for. */
    HoursRequest request() {
        var place = addressKk == null || addressRu == null || addressEn == null
                ? null
                : new HoursRequest.Place(
                        new HoursRequest.Address(addressKk, addressRu, addressEn), latitude, longitude);
        return new HoursRequest(act, reason, opens, closes, place);
    }
}
