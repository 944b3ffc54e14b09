package kz.tizim.election;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new election.
 *
 * @param timeZone the zone in which the country's deadlines are told; precincts read them in their own
 * @param calendar the steps that differ from the defaults
 * @param listsFrom code of the election whose locked lists it takes: a second round, or a rerun
 */
@Schema(name = "ElectionRequest", example = """
                {"code":"mazhilis-2026","titles":{"kk":"Мәжіліс сайлауы","ru":"Выборы Мажилиса","en":"Mazhilis election"},
                 "pollingDay":"2026-12-20","timeZone":"Asia/Almaty",
                 "contests":[{"code":"mazhilis","titles":{"kk":"Мәжіліс","ru":"Мажилис","en":"Mazhilis"},"scope":""}]}""")
public record ElectionRequest(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "must be 1 to 40 of a-z, 0-9 and dash")
        String code,

        @NotNull @Valid Titles titles,
        @NotNull LocalDate pollingDay,
        @NotNull @Size(min = 1, max = 60) String timeZone,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid ContestRequest> contests,
        @Nullable @Valid CalendarRequest calendar,

        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "must be 1 to 40 of a-z, 0-9 and dash")
        String listsFrom) {

    /** A contest within it. */
    @Schema(name = "ContestRequest", example = """
                    {"code":"mazhilis","titles":{"kk":"Мәжіліс","ru":"Мажилис","en":"Mazhilis"},"scope":""}""")
    public record ContestRequest(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "must be 1 to 40 of a-z, 0-9 and dash")
            String code,

            @NotNull @Valid Titles titles,

            @NotNull @Pattern(regexp = "[0-9]{0,9}", message = "must be a KATO prefix of 0 to 9 digits")
            String scope) {}

    /** Steps of the calendar that differ from the defaults, in local times; another share of blanks names its source. */
    @Schema(name = "CalendarRequest", example = "{\"certificatesUntil\":\"2026-12-19T18:00:00\"}")
    public record CalendarRequest(
            @Nullable LocalDateTime transfersUntil,
            @Nullable LocalDateTime listsDue,
            @Nullable LocalDateTime listsOpenFrom,
            @Nullable LocalDateTime certificatesFrom,
            @Nullable LocalDateTime certificatesUntil,
            @Nullable LocalDateTime specialListsFrom,
            @Nullable LocalTime pollsOpen,
            @Nullable LocalTime pollsClose,
            @Nullable LocalDateTime homeVisitsUntil,
            @Nullable LocalDateTime blanksAtTerritorials,
            @Nullable LocalDateTime blanksAtPrecincts,
            @Nullable LocalDateTime blanksPrintedUntil,
            @Nullable @Min(1) @Max(1000) Integer blanksPerThousand,
            @Nullable @PlainText String blanksSource) {}

    Calendar calendarWithDefaults() {
        Calendar defaults = Calendar.defaultsFor(pollingDay);
        if (calendar == null) {
            return defaults;
        }
        if ((calendar.blanksPerThousand() == null) != (calendar.blanksSource() == null)) {
            throw Problem.invalid("calendar.blanksSource", "stands with a share that differs from the default");
        }
        return new Calendar(
                or(calendar.transfersUntil(), defaults.transfersUntil()),
                or(calendar.listsDue(), defaults.listsDue()),
                or(calendar.listsOpenFrom(), defaults.listsOpenFrom()),
                or(calendar.certificatesFrom(), defaults.certificatesFrom()),
                or(calendar.certificatesUntil(), defaults.certificatesUntil()),
                or(calendar.specialListsFrom(), defaults.specialListsFrom()),
                or(calendar.pollsOpen(), defaults.pollsOpen()),
                or(calendar.pollsClose(), defaults.pollsClose()),
                or(calendar.homeVisitsUntil(), defaults.homeVisitsUntil()),
                or(calendar.blanksAtTerritorials(), defaults.blanksAtTerritorials()),
                or(calendar.blanksAtPrecincts(), defaults.blanksAtPrecincts()),
                or(calendar.blanksPrintedUntil(), defaults.blanksPrintedUntil()),
                or(calendar.blanksPerThousand(), defaults.blanksPerThousand()),
                or(calendar.blanksSource(), defaults.blanksSource()));
    }

    void checkIsAhead(OffsetDateTime now) {
        LocalDate today = now.atZoneSameInstant(zone()).toLocalDate();
        if (pollingDay.isBefore(today)) {
            throw Problem.invalid("pollingDay", "must not lie in the past");
        }
        if (pollingDay.isAfter(today.plusYears(5))) {
            throw Problem.invalid("pollingDay", "must lie within five years");
        }
    }

    Election toEntity(Calendar steps, OffsetDateTime now) {
        var election = new Election();
        election.code = code;
        election.titleKk = titles.kk();
        election.titleRu = titles.ru();
        election.titleEn = titles.en();
        election.pollingDay = pollingDay;
        election.timeZone = zone().getId();
        election.transfersUntil = steps.transfersUntil();
        election.listsDue = steps.listsDue();
        election.listsOpenFrom = steps.listsOpenFrom();
        election.certificatesFrom = steps.certificatesFrom();
        election.certificatesUntil = steps.certificatesUntil();
        election.specialListsFrom = steps.specialListsFrom();
        election.pollsOpen = steps.pollsOpen();
        election.pollsClose = steps.pollsClose();
        election.homeVisitsUntil = steps.homeVisitsUntil();
        election.blanksAtTerritorials = steps.blanksAtTerritorials();
        election.blanksAtPrecincts = steps.blanksAtPrecincts();
        election.blanksPrintedUntil = steps.blanksPrintedUntil();
        election.blanksPerThousand = (short) steps.blanksPerThousand();
        election.blanksSource = steps.blanksSource();
        election.listsStateAt = now;
        var codes = new HashSet<String>();
        for (int i = 0; i < contests.size(); i++) {
            if (!codes.add(contests.get(i).code())) {
                throw Problem.invalid("contests[" + i + "].code", "stands twice");
            }
            election.contests.add(toEntity(contests.get(i), election));
        }
        return election;
    }

    private static Contest toEntity(ContestRequest request, Election election) {
        var contest = new Contest();
        contest.election = election;
        contest.code = request.code();
        contest.titleKk = request.titles().kk();
        contest.titleRu = request.titles().ru();
        contest.titleEn = request.titles().en();
        contest.scope = request.scope();
        return contest;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Problem.invalid("timeZone", "must be a zone of the IANA database, such as Asia/Almaty");
        }
    }

    private static <T> T or(@Nullable T given, T fallback) {
        return given == null ? fallback : given;
    }
}
