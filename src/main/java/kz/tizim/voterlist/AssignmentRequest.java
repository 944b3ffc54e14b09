package kz.tizim.voterlist;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Decisions of a person about citizens in the queue. */
@Schema(name = "AssignmentRequest", example = "{\"assignments\":[{\"iin\":\"900101300017\",\"precinct\":\"11-1\"}]}")
record AssignmentRequest(@NotEmpty @Size(max = 500) List<@NotNull @Valid One> assignments) {

    /** One citizen and the code of the precinct where the citizen is listed. */
    @Schema(name = "Assignment", example = "{\"iin\":\"900101300017\",\"precinct\":\"11-1\"}")
    record One(
            @NotNull Iin iin,
            @NotNull @Size(min = 1, max = 20) String precinct) {}
}
