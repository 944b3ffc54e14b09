package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.print.PaperDocument;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The way of two members to those who vote at home. */
@Path("/")
@Tag(name = "Prints")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class RouteResource {
    private final RouteSheet sheet;
    private final HomeVisits visits;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    RouteResource(
            RouteSheet sheet, HomeVisits visits, Elections elections, Precincts precincts, CurrentOperator current) {
        this.sheet = sheet;
        this.visits = visits;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/home-visits/members")
    @Operation(
            summary = "Who can be sent to those who vote at home",
            description =
                    "The members of a precinct with the ids of their accounts; of the own one where none is named.")
    public List<HomeVisits.Member> members(
            @PathParam("election") String election, @QueryParam("precinct") @Nullable String precinct) {
        elections.byCode(election);
        return visits.members(place(precinct, current.get()));
    }

    @GET
    @Path("/api/v1/elections/{election}/home-visits/route.pdf")
    @Produces(PaperDocument.PDF)
    @Operation(
            summary = "The route sheet to print",
            description =
                    "For two members, named by the ids of their accounts. Accepted requests in the order of the addresses,"
                            + " without voters who have voted or have a certificate out.")
    @APIResponse(
            responseCode = "200",
            description = "The sheet",
            content =
                    @Content(
                            mediaType = PaperDocument.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.6"))
    public Response route(
            @PathParam("election") String election,
            @QueryParam("precinct") @Nullable String precinct,
            @QueryParam("first") @Nullable Integer first,
            @QueryParam("second") @Nullable Integer second) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = place(precinct, operator);
        List<HomeVisits.Member> members = visits.members(place);
        HomeVisits.Member one = member(members, "first", first);
        HomeVisits.Member other = member(members, "second", second);
        if (one.equals(other)) {
            throw Problem.invalid("second", "must be another member");
        }
        return sheet.print(facts, place, one, other, operator).response();
    }

    private PrecinctFacts place(@Nullable String precinct, Operator operator) {
        return precincts.within(precinct == null ? operator.commissionCode() : precinct, operator);
    }

    private static HomeVisits.Member member(List<HomeVisits.Member> members, String field, @Nullable Integer account) {
        return members.stream()
                .filter(member -> Integer.valueOf(member.account()).equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "must be the account of a member of this precinct"));
    }
}
