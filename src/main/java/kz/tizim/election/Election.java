package kz.tizim.election;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One polling day with its contests. */
@Entity
@Table(name = "election")
public class Election extends PanacheEntityBase {

    /** Where the lists of an election stand. */
    public enum ListsState {
        NONE,
        BUILDING,
        DRAFT,
        HANDED_OVER,
        OPEN,
        LOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Integer id;

    @Column(updatable = false)
    public String code;

    @Column(updatable = false)
    public String titleKk;

    @Column(updatable = false)
    public String titleRu;

    @Column(updatable = false)
    public String titleEn;

    @Column(updatable = false)
    public LocalDate pollingDay;

    @Column(updatable = false)
    public String timeZone;

    @Column(updatable = false)
    public LocalDateTime transfersUntil;

    @Column(updatable = false)
    public LocalDateTime listsDue;

    @Column(updatable = false)
    public LocalDateTime listsOpenFrom;

    @Column(updatable = false)
    public LocalDateTime certificatesFrom;

    @Column(updatable = false)
    public LocalDateTime certificatesUntil;

    @Column(updatable = false)
    public LocalDateTime specialListsFrom;

    @Column(updatable = false)
    public LocalTime pollsOpen;

    @Column(updatable = false)
    public LocalTime pollsClose;

    @Column(updatable = false)
    public LocalDateTime homeVisitsUntil;

    @Column(updatable = false)
    public LocalDateTime blanksAtTerritorials;

    @Column(updatable = false)
    public LocalDateTime blanksAtPrecincts;

    @Column(updatable = false)
    public LocalDateTime blanksPrintedUntil;

    @Column(updatable = false)
    public short blanksPerThousand;

    @Column(updatable = false)
    public String blanksSource;

    /** The election whose locked lists it takes, null where they are built. */
    @Column(updatable = false)
    public @Nullable Integer listsFromId;

    @Enumerated(EnumType.STRING)
    public ListsState listsState = ListsState.NONE;

    public OffsetDateTime listsStateAt;

    @OneToMany(mappedBy = "election", fetch = FetchType.EAGER)
    @OrderBy("id")
    public List<Contest> contests = new ArrayList<>();

    public int id() {
        return java.util.Objects.requireNonNull(id);
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public Calendar calendar() {
        return new Calendar(
                transfersUntil,
                listsDue,
                listsOpenFrom,
                certificatesFrom,
                certificatesUntil,
                specialListsFrom,
                pollsOpen,
                pollsClose,
                homeVisitsUntil,
                blanksAtTerritorials,
                blanksAtPrecincts,
                blanksPrintedUntil,
                blanksPerThousand,
                blanksSource);
    }

    /** Where the lists stand at a time: once handed over they open by the calendar, without anybody's call. */
    public ListsState listsAt(OffsetDateTime now) {
        boolean open = !now.atZoneSameInstant(zone()).toLocalDateTime().isBefore(listsOpenFrom);
        return listsState == ListsState.HANDED_OVER && open ? ListsState.OPEN : listsState;
    }

    public Optional<Contest> contest(String contestCode) {
        return contests.stream()
                .filter(contest -> contest.code.equals(contestCode))
                .findFirst();
    }

    public Optional<Contest> contest(int contestId) {
        return contests.stream().filter(contest -> contest.id() == contestId).findFirst();
    }

    public static Optional<Election> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The same row, locked until the transaction ends: for changes of the lists' state. */
    public static Election lock(int id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }
}
