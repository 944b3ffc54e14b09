package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A precinct's list as it was handed over, and what changed since. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class FrozenListResource {
    private final ListVersions versions;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    FrozenListResource(
            ListVersions versions,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit) {
        this.versions = versions;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    /**
     * The facts of an act of handover.
     *
     * @param sha256 of the bytes of {@code list.csv}, in hexadecimal digits
     * @param versions changes since: the number of the newest version
     */
    @Schema(name = "Handover", example = """
                    {"precinct":"11-1","act":"mazhilis-2026/11-1","voters":1290,"handedOverAt":"2026-11-30T09:00:00Z",
                     "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","versions":3}""")
    record Handover(
            String precinct, String act, int voters, OffsetDateTime handedOverAt, String sha256, int versions) {}

    /**
     * A change after handover.
     *
     * @param version that it made
     * @param change {@code ADD}, {@code REMOVE}, or {@code AMEND} of a line that is written otherwise
     * @param other the other precinct of a move, absent otherwise
     * @param reference the record that it rests on
     */
    @Schema(name = "ListChange", example = """
                    {"version":1,"change":"REMOVE","iin":"900101300017","basis":"SPECIAL_LIST","other":"11-810",
                     "reference":"Application No 7","at":"2026-12-16T05:00:00Z"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            int version,
            String change,
            Iin iin,
            ListBasis basis,
            @Nullable String other,
            String reference,
            OffsetDateTime at) {}

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/list.csv")
    @Produces("text/csv")
    @Operation(
            summary = "The list as it was handed over",
            description =
                    "UTF-8. Columns as in the header; text stands in quotation marks, which are doubled within, numbers, "
                            + "dates and codes do not; every line ends with a line feed. Its SHA-256 stands in the act.")
    @APIResponse(
            responseCode = "200",
            description = "The very bytes of the hash",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "line,iin,surname,given_name,patronymic,birth_date,part,kato,street,house,flat\n"
                                            + "1,900101300017,\"Сәрсенов\",\"Айбек\",\"Болатұлы\",1990-01-01,MAIN,\"111010000\",\"Абай көшесі\",\"5А\",\"12\"\n"))
    public RestResponse<byte[]> csv(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        Operator operator = current.get();
        ListVersions.HandedOver frozen = frozen(elections.byCode(election), precincts.within(precinct, operator));
        audit.record(operator, "list-exported", "DONE", election + " " + precinct);
        return RestResponse.ResponseBuilder.ok(frozen.csv())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/handover")
    @Operation(summary = "The act by which the list was handed over, with its content hash")
    public Handover handover(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, current.get());
        ListVersions.HandedOver frozen = frozen(facts, place);
        return new Handover(
                place.code(),
                frozen.act(),
                frozen.voters(),
                frozen.at(),
                HexFormat.of().formatHex(frozen.sha256()),
                versions.changes(facts, place).size());
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/list-changes")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "The numbered changes since handover", description = "'after' is a version.")
    public List<Change> changes(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        List<ListVersions.Change> all = versions.changes(facts, place);
        audit.record(operator, "list-changes-read", "DONE", election + " " + precinct);
        var page = new ArrayList<Change>();
        for (int i = after; i < all.size() && page.size() < limit; i++) {
            ListVersions.Change one = all.get(i);
            page.add(new Change(
                    i + 1, one.kind().name(), one.iin(), one.basis(), one.other(), one.reference(), one.at()));
        }
        return page;
    }

    private ListVersions.HandedOver frozen(ElectionFacts election, PrecinctFacts precinct) {
        return versions.handedOver(election, precinct)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("This list was not handed over yet."));
    }
}
