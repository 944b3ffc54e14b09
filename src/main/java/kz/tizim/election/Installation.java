package kz.tizim.election;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this database is a rehearsal: a property of the whole database, set at first start and never changed, so that
 * practice people never stand beside real ones.
 */
@ApplicationScoped
public class Installation {
    private final EntityManager entities;
    private volatile @Nullable Boolean rehearsal;

    Installation(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Settles what this database is. The first start decides; later ones only find out.
     *
     * @return whether it is a rehearsal
     */
    @Transactional
    public boolean settle(boolean wanted) {
        entities.createNativeQuery("insert into installation (rehearsal) values (:wanted) on conflict do nothing")
                .setParameter("wanted", wanted)
                .executeUpdate();
        return isRehearsal();
    }

    @Transactional
    public boolean isRehearsal() {
        Boolean known = rehearsal;
        if (known == null) {
            known = (Boolean) entities.createNativeQuery("select rehearsal from installation", Boolean.class)
                    .getSingleResult();
            rehearsal = known;
        }
        return known;
    }

    /** Claims the loading of the sample; false when that was done or begun before. */
    @Transactional
    public boolean claimSample() {
        return entities.createNativeQuery(
                                "update installation set sample_applied_at = clock_timestamp() where rehearsal and sample_applied_at is null")
                        .executeUpdate()
                == 1;
    }
}
