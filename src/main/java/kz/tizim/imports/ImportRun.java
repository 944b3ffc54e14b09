package kz.tizim.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One import. */
@Entity
@Table(name = "import_run")
class ImportRun extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    public String kind;
    public String source;
    public LocalDate asOf;

    @Enumerated(EnumType.STRING)
    public ImportState state;

    public @Nullable String reason;
    public @Nullable String forcedReason;
    public long bytes;
    public @Nullable Long expectedBytes;
    public @Nullable String sha256;
    public @Nullable String charset;
    public @Nullable String separator;
    public @Nullable String header;
    public @Nullable List<String> ignoredColumns;
    public @Nullable String otherCharset;
    public long readRows;
    public long addedRows;
    public long changedRows;
    public long unchangedRows;
    public long duplicateRows;
    public long rejectedRows;
    public long missingRows;
    public long warnedRows;
    public long movedRows;
    public @Nullable Double brakeShare;
    public @Nullable Double brakeLimit;
    public @Nullable String brakeReason;
    public @Nullable Double receiveSeconds;
    public @Nullable Double checkSeconds;
    public @Nullable Double applySeconds;
    public @Nullable OffsetDateTime comparedAt;
    public @Nullable OffsetDateTime appliedAt;
    public int createdBy;
    public OffsetDateTime createdAt;
    public OffsetDateTime stateAt;
    public @Nullable Integer approvedBy;

    static Optional<ImportRun> lock(int id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static List<ImportRun> page(int before, int limit) {
        return find("id < ?1 order by id desc", before).page(0, limit).list();
    }

    /** The applied import of the latest day. */
    static Optional<ImportRun> newestApplied(String kind) {
        return find("kind = ?1 and state = ?2 order by asOf desc, id desc", kind, ImportState.APPLIED)
                .firstResultOptional();
    }

    /** The last applied import of the same bytes. */
    static Optional<ImportRun> appliedWith(String kind, String sha256) {
        return find("kind = ?1 and state = ?2 and sha256 = ?3 order by id desc", kind, ImportState.APPLIED, sha256)
                .firstResultOptional();
    }

    /** The import that was applied last. */
    static Optional<ImportRun> lastApplied(String kind) {
        return find("kind = ?1 and state = ?2 order by stateAt desc", kind, ImportState.APPLIED)
                .firstResultOptional();
    }

    /**
     * How long a stage of the latest import that was through it took, in seconds a row; null where there was none.
     *
     * @param duration name of the field
     */
    static @Nullable Double latest(String kind, String duration) {
        return find(
                        "select r." + duration
                                + " / r.readRows from ImportRun r where r.kind = ?1 and r.readRows > 0 and r."
                                + duration + " is not null order by r.id desc",
                        kind)
                .project(Double.class)
                .firstResult();
    }

    static List<Integer> idsIn(Collection<ImportState> states) {
        return find("select id from ImportRun where state in ?1 order by id", states)
                .project(Integer.class)
                .list();
    }

    boolean is(ImportState expected) {
        return state == expected;
    }

    /** Moves on; a way that does not exist is an error of ours. */
    void move(ImportState next, OffsetDateTime now) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("an import does not go from " + state + " to " + next);
        }
        state = next;
        stateAt = now;
    }

    @Nullable
    FileFormat format() {
        return charset == null || separator == null
                ? null
                : FileFormat.of(charset, separator, ignoredColumns == null ? List.of() : ignoredColumns, otherCharset);
    }

    /** Of a whole register, once it is compared. */
    @Nullable
    Brake brake() {
        return brakeShare == null ? null : Brake.of(brakeShare, brakeLimit, brakeReason);
    }

    /** Whether it may only be applied for a reason. */
    boolean isBraked() {
        Brake brake = brake();
        return brake != null && brake.reasonNeeded();
    }

    RowCounts counts() {
        return new RowCounts(
                readRows,
                addedRows,
                changedRows,
                unchangedRows,
                duplicateRows,
                rejectedRows,
                missingRows,
                warnedRows,
                movedRows);
    }

    void count(RowCounts rows) {
        readRows = rows.read();
        addedRows = rows.added();
        changedRows = rows.changed();
        unchangedRows = rows.unchanged();
        duplicateRows = rows.duplicate();
        rejectedRows = rows.rejected();
        missingRows = rows.missing();
        warnedRows = rows.warned();
        movedRows = rows.moved();
    }
}
