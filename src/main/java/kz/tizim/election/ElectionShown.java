package kz.tizim.election;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An election as it is shown, with its whole calendar.
 *
 * @param listsFrom the election whose locked lists it takes, absent where they are built
 */
@Schema(name = "Election", example = """
                {"code":"mazhilis-2026","titles":{"kk":"Мәжіліс сайлауы","ru":"Выборы Мажилиса","en":"Mazhilis election"},
                 "pollingDay":"2026-12-20","timeZone":"Asia/Almaty","listsState":"HANDED_OVER",
                 "contests":[{"code":"mazhilis","titles":{"kk":"Мәжіліс","ru":"Мажилис","en":"Mazhilis"},"scope":""}],
                 "calendar":{"transfersUntil":"2026-11-20T00:00:00","listsDue":"2026-11-30T00:00:00",
                  "listsOpenFrom":"2026-12-05T00:00:00","certificatesFrom":"2026-12-05T00:00:00",
                  "certificatesUntil":"2026-12-19T18:00:00","specialListsFrom":"2026-12-15T00:00:00",
                  "pollsOpen":"07:00:00","pollsClose":"20:00:00","homeVisitsUntil":"2026-12-20T12:00:00",
                  "blanksAtTerritorials":"2026-11-30T00:00:00","blanksAtPrecincts":"2026-12-04T00:00:00",
                  "blanksPrintedUntil":"2026-12-17T00:00:00","blanksPerThousand":10,
                  "blanksSource":"Constitutional Law on Elections No. 2464, practice of 2021"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ElectionShown(
        String code,
        Titles titles,
        LocalDate pollingDay,
        String timeZone,
        Election.ListsState listsState,
        List<ContestShown> contests,
        Calendar calendar,
        @Nullable String listsFrom) {

    /** A contest as it is shown. */
    @Schema(name = "Contest", example = """
                    {"code":"mazhilis","titles":{"kk":"Мәжіліс","ru":"Мажилис","en":"Mazhilis"},"scope":""}""")
    public record ContestShown(String code, Titles titles, String scope) {}

    static ElectionShown of(Election election, OffsetDateTime now) {
        return new ElectionShown(
                election.code,
                new Titles(election.titleKk, election.titleRu, election.titleEn),
                election.pollingDay,
                election.timeZone,
                election.listsAt(now),
                election.contests.stream()
                        .map(c -> new ContestShown(c.code, new Titles(c.titleKk, c.titleRu, c.titleEn), c.scope))
                        .toList(),
                election.calendar(),
                election.listsFromId == null ? null : Election.<Election>findById(election.listsFromId).code);
    }
}
