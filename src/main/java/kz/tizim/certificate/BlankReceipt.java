package kz.tizim.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What the receiver of a handover confirmed: once, with what was found otherwise. */
@Entity
@Table(name = "blank_receipt")
class BlankReceipt extends PanacheEntityBase {

    /** What was found otherwise. */
    enum Finding {
        MISSING,
        SURPLUS
    }

    /** A range that was found otherwise; the table has the same words. */
    @Embeddable
    static class Discrepancy {
        @Enumerated(EnumType.STRING)
        public Finding kind;

        public long firstNumber;
        public long lastNumber;

        static Discrepancy of(Finding kind, BlankRange range) {
            var discrepancy = new Discrepancy();
            discrepancy.kind = kind;
            discrepancy.firstNumber = range.first().value();
            discrepancy.lastNumber = range.last().value();
            return discrepancy;
        }
    }

    @Id
    public UUID movementId;

    public int received;
    public String act;
    public int accountId;
    public String key;
    public OffsetDateTime at;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "blank_discrepancy", joinColumns = @JoinColumn(name = "movement_id"))
    public List<Discrepancy> discrepancies = new ArrayList<>();

    List<BlankRange> ranges(Finding kind) {
        return discrepancies.stream()
                .filter(discrepancy -> discrepancy.kind == kind)
                .map(discrepancy -> BlankRange.of(discrepancy.firstNumber, discrepancy.lastNumber))
                .sorted(Comparator.comparingLong(range -> range.first().value()))
                .toList();
    }
}
