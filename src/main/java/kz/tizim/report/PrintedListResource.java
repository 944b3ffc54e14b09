package kz.tizim.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.print.PaperDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a precinct has on paper, so that polling goes on without a network (domain rule 15). */
@Path("/")
@Tag(name = "Prints")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class PrintedListResource {
    private final PrintedList lists;
    private final PrintedRegister registers;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    PrintedListResource(
            PrintedList lists,
            PrintedRegister registers,
            Elections elections,
            Precincts precincts,
            CurrentOperator current) {
        this.lists = lists;
        this.registers = registers;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/list.pdf")
    @Produces(PaperDocument.PDF)
    @Operation(
            summary = "The list to print",
            description =
                    "From handover, in the order of the Kazakh alphabet. Voters with a certificate out for every contest of the "
                            + "place are struck out. Once the last certificate is issued, by the precinct's clock, it is the "
                            + "edition for polling day; before that every page says that it is not.")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content =
                    @Content(
                            mediaType = PaperDocument.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.6"))
    public Response list(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        return lists.print(facts, place, operator).response();
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/certificates.pdf")
    @Produces(PaperDocument.PDF)
    @Operation(
            summary = "The register of certificates to print",
            description =
                    "Those that the precinct has issued, in the order of their numbers; what is no longer to be honoured is struck out."
                            + " Until the lists are locked it does not tell which were redeemed.")
    @APIResponse(
            responseCode = "200",
            description = "The register",
            content =
                    @Content(
                            mediaType = PaperDocument.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.6"))
    public Response certificates(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        return registers.print(facts, place, operator).response();
    }
}
