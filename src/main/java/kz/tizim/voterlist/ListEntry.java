package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a citizen is listed from now on.
 *
 * @param left the list that the citizen has left, absent when there was none
 */
@Schema(name = "ListEntry", example = """
                {"precinct":"11-810","part":"SPECIAL","basis":"SPECIAL_LIST","left":"11-1","at":"2026-12-16T10:00:00+05:00"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListEntry(
        String precinct,
        ListPart part,
        ListBasis basis,
        @Nullable String left,
        OffsetDateTime at) {}
