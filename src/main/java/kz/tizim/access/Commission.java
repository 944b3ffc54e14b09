package kz.tizim.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node in the tree of commissions: one central, territorial ones below it, precinct commissions below those. */
@Entity
@Table(name = "commission")
public class Commission extends PanacheEntityBase {

    /** The level of a commission. */
    public enum Kind {
        CENTRAL,
        TERRITORIAL,
        PRECINCT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String code;
    public String nameKk;
    public String nameRu;
    public String nameEn;
    public @Nullable Integer parentId;

    public static Optional<Commission> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    public static Commission central() {
        return find("kind", Kind.CENTRAL).firstResult();
    }
}
