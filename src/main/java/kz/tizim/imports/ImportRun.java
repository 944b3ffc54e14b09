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
    public @Nullable OffsetDateTime applyBegunAt;
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

    static List<Integer> idsIn(Collection<ImportState> states) {
        return find("select id from ImportRun where state in ?1 order by id", states)
                .project(Integer.class)
                .list();
    }

    /** How long the check of an import like this one took, in seconds a row; null where there was none. */
    @Nullable
    Double checkOfARow() {
        return before("select r.checkSeconds / r.readRows from ImportRun r where r.checkSeconds is not null");
    }

    /** How long the apply of an import like this one took, in seconds a row; null where there was none. */
    @Nullable
    Double applyOfARow() {
        return before("select r.applySeconds / r.readRows from ImportRun r where r.applySeconds is not null");
    }

    /** What the latest import tells that is of the kind and not much smaller: a small one's time is not that of its rows. */
    private @Nullable Double before(String duration) {
        return find(
                        duration + " and r.kind = ?1 and r.readRows > 0 and r.readRows * 4 >= ?2 order by r.id desc",
                        kind,
                        readRows)
                .project(Double.class)
                .firstResult();
    }

    boolean is(ImportState expected) {
        return state == expected;
    }

    /**
     * Moves on, keeps how long the stage took, and forgets an apply that was begun before; a way that does not exist is an
     * error of ours.
     */
    void move(ImportState next, OffsetDateTime now) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("an import does not go from " + state + " to " + next);
        }
        if (next == ImportState.CHECKING) {
            receiveSeconds = Pace.seconds(stateAt, now);
        } else if (state == ImportState.CHECKING && next == ImportState.PREVIEW) {
            checkSeconds = Pace.seconds(stateAt, now);
        } else if (next == ImportState.APPLYING) {
            applyBegunAt = null;
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
