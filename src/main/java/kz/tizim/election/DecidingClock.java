package kz.tizim.election;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * The time that decides: the database's, read in the deciding transaction, never an instance's own.
 *
 * <p>In a rehearsal it may run ahead of the real time by an offset that only grows.
 */
@ApplicationScoped
public class DecidingClock {
    /** By whose clock goes what belongs to no precinct. */
    public static final ZoneId CAPITAL = ZoneId.of("Asia/Almaty");

    private final EntityManager entities;
    private final Installation installation;
    private final AuditTrail audit;

    DecidingClock(EntityManager entities, Installation installation, AuditTrail audit) {
        this.entities = entities;
        this.installation = installation;
        this.audit = audit;
    }

    /** The day of now by the clock of the capital: of those who make extracts. */
    public LocalDate today() {
        return now().atZoneSameInstant(CAPITAL).toLocalDate();
    }

    /** The deciding time of this moment. */
    @Transactional
    public OffsetDateTime now() {
        return (OffsetDateTime) entities.createNativeQuery("select deciding_time()", OffsetDateTime.class)
                .getSingleResult();
    }

    /**
     * Moves the clock of a rehearsal forward.
     *
     * @throws kz.tizim.problem.ProblemException {@code not-a-rehearsal} on a real database, {@code invalid-request} when
     *     the time lies in the past or more than ten years ahead
     */
    @Transactional
    public OffsetDateTime moveTo(OffsetDateTime time, Operator operator) {
        if (!installation.isRehearsal()) {
            throw ProblemType.NOT_A_REHEARSAL.exception("The clock of a real election cannot be moved.");
        }
        // Whoever moves the clock waits for the other: the offset only grows.
        entities.createNativeQuery("select 1 from installation for update").getSingleResult();
        OffsetDateTime now = now();
        if (time.isBefore(now)) {
            throw Problem.invalid(
                    "now", "must not lie before the present time of the rehearsal: time only goes forward");
        }
        if (Duration.between(now, time).toDays() > 3660) {
            throw Problem.invalid("now", "must lie within ten years");
        }
        entities.createNativeQuery(
                        "update installation set clock_offset = greatest(clock_offset, cast(:time as timestamptz) - clock_timestamp())")
                .setParameter("time", time)
                .executeUpdate();
        audit.record(operator, "clock-moved", "DONE", time.toString());
        return now();
    }
}
