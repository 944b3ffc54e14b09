package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit trail without its citizens. The central commission and administrators see everything, the others what
 * accounts of their own commission did.
 */
@ApplicationScoped
class AuditReader {
    private static final String SELECT = """
            select a.id, a.at, account.username, seat.code as commission, a.action, a.outcome, e.code as election,
                   place.code as precinct, a.subject
            from audit a
            left join account on account.id = a.account_id
            left join commission seat on seat.id = account.commission_id
            left join election e on e.id = a.election_id
            left join commission place on place.id = a.precinct_id
            where a.at >= :from and a.at < :to and a.id >= :first and a.id < :last""";
    // A rare act of one's own is looked for among those of all; over years that is the whole trail.
    private static final String A_DAY_BEFORE =
            "select least(clock_timestamp(), cast(:to as timestamptz)) - interval '24 hours'";
    private static final String NEWEST_FIRST = " order by a.id desc limit ";

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final EntityManager entities;
    private final AuditTrail audit;

    AuditReader(EntityManager entities, AuditTrail audit) {
        this.entities = entities;
        this.audit = audit;
    }

    /**
     * What is asked for.
     *
     * @param from first moment, by the real clock; null for a day before {@code to} or now
     * @param to end, exclusive
     * @param account name of an account
     */
    record Filter(
            @Nullable OffsetDateTime from,
            OffsetDateTime to,
            @Nullable String account,
            @Nullable String action,
            @Nullable UUID before) {}

    /** A page of acts, the newest first. That it was read is itself an act. */
    @Transactional
    List<Tuple> page(Operator operator, Filter filter, int limit) {
        Map<String, Object> given = new LinkedHashMap<>();
        var sql = new StringBuilder(SELECT);
        OffsetDateTime from = filter.from() == null ? aDayBefore(filter.to()) : filter.from();
        given.put("from", from);
        given.put("to", filter.to());
        // Ids are in the order of time by the clocks of instances, which may be hours off; the time is then looked at.
        given.put("first", AuditTrail.firstIdAt(from.minus(CLOCKS_DIFFER)));
        given.put("last", AuditTrail.firstIdAt(filter.to().plus(CLOCKS_DIFFER)));
        if (operator.role() != Role.ADMINISTRATOR && operator.role() != Role.CENTRAL) {
            sql.append(" and a.account_id in (select own.id from account own where own.commission_id = :own)");
            given.put("own", operator.commissionId());
        }
        if (filter.account() != null) {
            sql.append(" and a.account_id = (select named.id from account named where named.username = :account)");
            given.put("account", filter.account());
        }
        if (filter.action() != null) {
            sql.append(" and a.action = :action");
            given.put("action", filter.action());
        }
        if (filter.before() != null) {
            sql.append(" and a.id < :before");
            given.put("before", filter.before());
        }
        Query query = entities.createNativeQuery(sql + NEWEST_FIRST + limit, Tuple.class);
        given.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        audit.record(operator, "audit-read", "DONE", rows.size() + " rows");
        return rows;
    }

    private OffsetDateTime aDayBefore(OffsetDateTime to) {
        return (OffsetDateTime) entities.createNativeQuery(A_DAY_BEFORE, OffsetDateTime.class)
                .setParameter("to", to)
                .getSingleResult();
    }
}
