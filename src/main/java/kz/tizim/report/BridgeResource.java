package kz.tizim.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import kz.tizim.election.Elections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The bridge report, for everybody: counts only, by completed hours. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class BridgeResource {
    private final BridgeService bridges;
    private final Elections elections;

    BridgeResource(BridgeService bridges, Elections elections) {
        this.bridges = bridges;
        this.elections = elections;
    }

    @GET
    @Path("/api/v1/elections/{election}/bridge")
    @PermitAll
    @Operation(
            summary = "From the totals at handover to those of now",
            description =
                    "Opening + added by basis − removed by basis = current, for each contest and each place of a level. "
                            + "'after' counts lines.")
    public Bridge bridge(
            @PathParam("election") String election,
            @QueryParam("level") @DefaultValue("COUNTRY") Level level,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(10_000) int limit) {
        Bridge whole = bridges.bridge(elections.byCode(election));
        List<Bridge.Line> page = whole.lines().stream()
                .filter(line -> line.level() == level)
                .skip(after)
                .limit(limit)
                .toList();
        return new Bridge(whole.election(), whole.asOf(), page);
    }
}
