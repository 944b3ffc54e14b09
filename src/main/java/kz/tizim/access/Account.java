package kz.tizim.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. Accounts are deactivated, never deleted: the audit trail names them. */
@Entity
@Table(name = "account")
class Account extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    public String username;
    public String fullName;

    @Enumerated(EnumType.STRING)
    public Role role;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "commission_id")
    public Commission commission;

    public String passwordHash;
    public boolean active = true;

    static Optional<Account> byUsername(String username) {
        return find("from Account a join fetch a.commission where a.username = ?1", username)
                .firstResultOptional();
    }

    static List<Account> page(int after, int limit) {
        return find("from Account a join fetch a.commission where a.id > ?1 order by a.id", after)
                .page(0, limit)
                .list();
    }
}
