package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.ledger.Acts;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Redemptions that precincts without network tell the territorial commission. */
@Path("/")
@Tag(name = "Certificates")
@RunOnVirtualThread
class ToldRedemptionResource {
    private final ToldRedemptionService redemptions;
    private final FoundPapers found;
    private final CurrentOperator current;

    ToldRedemptionResource(ToldRedemptionService redemptions, FoundPapers found, CurrentOperator current) {
        this.redemptions = redemptions;
        this.found = found;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/{number}/redemption/telephone")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @RolesAllowed(Role.TERRITORIAL_NAME)
    @Produces(MediaType.APPLICATION_JSON)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Redeem a certificate for a precinct without network",
            description =
                    "Told on the telephone. A second member of the territorial commission decides at /approvals; only then the "
                            + "holder gets a ballot. Asked again, it is the same matter.")
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown redeem(
            @PathParam("election") String election,
            @PathParam("number") String number,
            @NotNull @Valid RedemptionRequest request) {
        Operator operator = current.get();
        CertificateNumber certificate = CertificateResource.number(number);
        Desk desk = redemptions.desk(election, request.precinct(), operator);
        try {
            return ApprovalResource.Shown.of(
                    Acts.onPrincipal(request.iin().value(), iin -> redemptions.request(desk, certificate, iin)));
        } catch (ProblemException e) {
            found.atRedemption(desk, certificate, e.problem().type().status());
            throw e;
        }
    }
}
