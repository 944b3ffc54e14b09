package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.print.PaperDocument;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The reasoned refusal that a citizen gets in hand (domain rule 5). */
@Path("/")
@Tag(name = "Prints")
@RunOnVirtualThread
class CorrectionPaperResource {
    private final Corrections corrections;
    private final CorrectionPapers papers;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    CorrectionPaperResource(
            Corrections corrections,
            CorrectionPapers papers,
            Elections elections,
            Precincts precincts,
            CurrentOperator current) {
        this.corrections = corrections;
        this.papers = papers;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/corrections/{correction}/refusal.pdf")
    @Produces(PaperDocument.PDF)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "The refusal of a request about a list, to print",
            description =
                    "PDF/UA in three languages with the commission's reasons, also after a court decided otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            mediaType = PaperDocument.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.7"))
    public RestResponse<byte[]> refusal(
            @PathParam("election") String election, @PathParam("correction") UUID correction) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        CorrectionShown request = corrections
                .one(facts, correction)
                .orElseThrow(() -> none("There is no such request for this account."));
        PrecinctFacts precinct = precincts.within(request.precinct(), operator);
        CorrectionShown.Decision refusal = request.decisions().stream()
                .filter(decision -> !decision.granted())
                .findFirst()
                .orElseThrow(() -> none("This request was not refused."));
        return RestResponse.ResponseBuilder.ok(papers.refusal(facts, precinct, request, refusal, operator)
                        .pdf())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ProblemException none(String detail) {
        return ProblemType.NOT_FOUND.exception(detail);
    }
}
