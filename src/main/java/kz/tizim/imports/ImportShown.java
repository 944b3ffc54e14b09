package kz.tizim.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is.
 *
 * @param reason why it was refused, cancelled or failed
 * @param forcedReason why it was let in although it was applied before or is older than the last one
 * @param bytes received so far, as they were sent
 * @param brake of a whole register, once it is compared
 * @param sha256 of the expanded file, once it is complete
 * @param format how it is written, once it is complete
 * @param rowsPerSecond speed of the stage that is under way: of receiving as it is, of checking and applying as it was with
 *     the last import of the kind, or as the first one's receiving lets expect; none while an approved import queues behind others
 * @param etaSeconds until the stage ends; of receiving only where the sender has told the length, of the others only as long
 *     as they do not take longer than expected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import", example = """
                {"id":3,"kind":"CITIZENS","source":"sample","asOf":"2026-01-01","state":"PREVIEW","bytes":2640213,
                 "rows":{"read":20000,"added":19990,"changed":0,"unchanged":0,"duplicate":4,"rejected":6,"missing":0,"warned":2,"moved":0},
                 "brake":{"share":0.0,"limit":0.005,"reasonNeeded":false},
                 "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "format":{"charset":"UTF-8","separator":",","ignoredColumns":[],"supplement":false},
                 "createdAt":"2026-01-01T10:00:00Z","stateAt":"2026-01-01T10:00:02Z"}""")
public record ImportShown(
        int id,
        String kind,
        String source,
        LocalDate asOf,
        ImportState state,
        @Nullable String reason,
        @Nullable String forcedReason,
        long bytes,
        RowCounts rows,
        @Nullable Brake brake,
        @Nullable Long rowsPerSecond,
        @Nullable Long etaSeconds,
        @Nullable String sha256,
        @Nullable FileFormat format,
        OffsetDateTime createdAt,
        OffsetDateTime stateAt) {

    static ImportShown of(ImportRun run, OffsetDateTime now) {
        Pace pace = Pace.of(run, now);
        return new ImportShown(
                Objects.requireNonNull(run.id),
                run.kind,
                run.source,
                run.asOf,
                run.state,
                run.reason,
                run.forcedReason,
                run.bytes,
                run.counts(),
                run.brake(),
                pace == null ? null : pace.rowsPerSecond(),
                pace == null ? null : pace.secondsLeft(),
                run.sha256,
                run.format(),
                run.createdAt,
                run.stateAt);
    }
}
