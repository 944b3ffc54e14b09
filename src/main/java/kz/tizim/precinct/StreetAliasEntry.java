package kz.tizim.precinct;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another name of a street, by a decision. */
@Entity
@Table(name = "street_alias")
class StreetAliasEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    @Column(updatable = false)
    public String kato;

    @Column(updatable = false)
    public String alias;

    @Column(updatable = false)
    public String street;

    @Column(updatable = false)
    public LocalDate validFrom;

    public @Nullable LocalDate validTo;

    @Column(updatable = false)
    public String decision;

    @Column(updatable = false)
    public int decidedBy;

    /** @param kato the place; empty for all */
    static List<StreetAliasEntry> page(String kato, int after, int limit) {
        return find("id > ?1 and (?2 = '' or kato = ?2) order by id", after, kato)
                .page(0, limit)
                .list();
    }
}
