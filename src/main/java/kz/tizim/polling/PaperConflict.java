package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A second ballot from paper beside the entry that was live.
 *
 * @param writtenAt when it was given, by the sheet
 * @param act absent where it was not drawn up when the ballot was entered
 * @param ledgerEntry the entry, with where, when and on which basis the vote was used
 * @param voided whether that entry was voided since
 * @param becameEntry whether this ballot took its place then, under the id of the conflict
 * @param undone whether two persons have undone the conflict
 */
@Schema(name = "PaperConflict", example = """
                {"conflict":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","iin":"900101300017","contest":"mazhilis","channel":"STATION",
                 "writtenAt":"2026-12-20T05:40:00Z","sheet":"14","enteredAt":"2026-12-20T13:00:00Z","act":"No 5",
                 "ledgerEntry":"019b3a5e-7c00-7a3e-9f00-5b2c8d4e1f60","usedAt":"35-1","usedOn":"2026-12-20T05:12:00Z",
                 "basis":"CERTIFICATE","voided":false,"becameEntry":false,"undone":false}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaperConflict(
        UUID conflict,
        Iin iin,
        String contest,
        String channel,
        OffsetDateTime writtenAt,
        String sheet,
        OffsetDateTime enteredAt,
        @Nullable String act,
        UUID ledgerEntry,
        String usedAt,
        OffsetDateTime usedOn,
        String basis,
        boolean voided,
        boolean becameEntry,
        boolean undone) {}
