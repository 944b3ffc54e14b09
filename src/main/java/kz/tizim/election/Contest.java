package kz.tizim.election;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One vote within an election: every entitlement, certificate and ledger entry is for one contest. */
@Entity
@Table(name = "contest")
public class Contest extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "election_id")
    public Election election;

    public String code;
    public String titleKk;
    public String titleRu;
    public String titleEn;

    /** KATO prefix, empty for the whole country. */
    public String scope;

    public int id() {
        return java.util.Objects.requireNonNull(id);
    }

    /** Whether voters of a precinct at this KATO are entitled; missions abroad (no KATO) only nationally. */
    public boolean covers(String kato) {
        return kato.startsWith(scope);
    }
}
