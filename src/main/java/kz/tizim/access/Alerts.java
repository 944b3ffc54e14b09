package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What is odd: seen by the commissions above the place, acknowledged by a person with a note. Of one oddity one alert is open.
 * An act raises it anew once it was acknowledged; a detector, which finds the same again and again, leaves it at that.
 */
@ApplicationScoped
public class Alerts {
    /** The columns of {@link #row}, with their types. */
    public static final String COLUMNS =
            "id uuid, kind text, election_id integer, precinct_id integer, subject text, detail text";
    /** Raises what the relation {@code given} of {@link #COLUMNS} holds; one that is still open stays as it is. */
    public static final String RAISE = """
            insert into alert (id, kind, election_id, precinct_id, subject, detail, raised_at)
            select id, kind, election_id, precinct_id, subject, detail, deciding_time() from given
            on conflict on constraint alert_once do nothing""";

    private static final String RAISE_ONE = """
            with given (id, kind, election_id, precinct_id, subject, detail) as (values (
                cast(:id as uuid), cast(:kind as text), cast(:election as integer), cast(:precinct as integer),
                cast(:subject as text), cast(:detail as text)))
            """ + RAISE;

    private final AuditTrail audit;
    private final EntityManager entities;

    Alerts(AuditTrail audit, EntityManager entities) {
        this.audit = audit;
        this.entities = entities;
    }

    /**
     * The values of an alert that an act raises in its own transaction.
     *
     * @param precinctId where; null for a matter of the whole country
     * @param subject what it is about, without personal data; of the same kind, place and subject
     *     one alert is open
     * @param detail one line for a person, without personal data
     */
    public static @Nullable Object[] row(
            AlertKind kind, @Nullable Integer electionId, @Nullable Integer precinctId, String subject, String detail) {
        return new @Nullable Object[] {AuditTrail.timeOrderedId(), kind.name(), electionId, precinctId, subject, detail
        };
    }

    /** Raises an alert, in the transaction under way if there is one; parameters as in {@link #row}. */
    @Transactional
    public void raise(
            AlertKind kind, @Nullable Integer electionId, @Nullable Integer precinctId, String subject, String detail) {
        entities.createNativeQuery(RAISE_ONE)
                .setParameter("id", AuditTrail.timeOrderedId())
                .setParameter("kind", kind.name())
                .setParameter("election", electionId)
                .setParameter("precinct", precinctId)
                .setParameter("subject", subject)
                .setParameter("detail", detail)
                .executeUpdate();
    }

    /** What the operator's commission and those below it have; the newest first. */
    @Transactional
    public List<AlertResource.Shown> visible(Operator operator, @Nullable UUID before, boolean open, int limit) {
        return Alert.visible(operator, before, open, limit).stream()
                .map(AlertResource.Shown::of)
                .toList();
    }

    /** A person has looked at it. */
    @Transactional
    public AlertResource.Shown acknowledge(UUID id, String note, Operator operator) {
        Alert alert = Alert.lock(id, operator)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such alert for this account."));
        if (alert.acknowledgedBy != null) {
            throw ProblemType.ALREADY_EXISTS.exception("The alert was acknowledged before.");
        }
        // Before anything changes: a query writes what has changed.
        var now = (OffsetDateTime) entities.createNativeQuery("select deciding_time()", OffsetDateTime.class)
                .getSingleResult();
        alert.acknowledgedBy = operator.accountId();
        alert.acknowledgedAt = now;
        alert.note = note;
        audit.record(operator, "alert-acknowledged", alert.kind.name(), id.toString());
        return AlertResource.Shown.of(alert);
    }
}
