package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import kz.tizim.election.Election;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the lists of an election stand.
 *
 * @param state once handed over they are {@code OPEN} from the moment of the calendar, by the election's clock
 * @param eligible citizens who may vote: listed plus unassigned
 * @param overlaps pairs of boundary rules that claim the same address
 * @param failure why the last build failed, absent when it did not
 */
@Schema(name = "Lists", example = """
                {"election":"mazhilis-2026","state":"DRAFT","eligible":13001,"listed":12990,"unassigned":11,"overlaps":0,
                 "startedAt":"2026-11-24T10:00:00Z","finishedAt":"2026-11-24T10:00:02Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListsShown(
        String election,
        Election.ListsState state,
        long eligible,
        long listed,
        long unassigned,
        long overlaps,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable String failure) {

    static ListsShown of(Election election, @Nullable ListBuild build, OffsetDateTime now) {
        return build == null
                ? new ListsShown(election.code, election.listsAt(now), 0, 0, 0, 0, null, null, null)
                : new ListsShown(
                        election.code,
                        election.listsAt(now),
                        build.eligible,
                        build.listed,
                        build.unassigned,
                        build.overlapPairs,
                        build.startedAt,
                        build.finishedAt,
                        build.failure);
    }
}
