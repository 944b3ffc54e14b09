package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Absentee certificates. */
@Path("/")
@Tag(name = "Certificates")
@RunOnVirtualThread
class CertificateResource {
    private final IssueService issues;
    private final RedemptionService redemptions;
    private final CertificateService certificates;
    private final FoundPapers found;
    private final Elections elections;
    private final Desks desks;
    private final CurrentOperator current;

    CertificateResource(
            IssueService issues,
            RedemptionService redemptions,
            CertificateService certificates,
            FoundPapers found,
            Elections elections,
            Desks desks,
            CurrentOperator current) {
        this.issues = issues;
        this.redemptions = redemptions;
        this.certificates = certificates;
        this.found = found;
        this.elections = elections;
        this.desks = desks;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Issue a certificate",
            description = "By the voter's home precinct; detaches the voter from its list for the contest.")
    @APIResponse(
            responseCode = "201",
            description = "Issued",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IssuedCertificate.class)))
    public Response issue(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid IssueRequest request) {
        Desk desk = desks.own(election, key);
        ElectionFacts.ContestFacts contest = desk.election()
                .contest(request.contest())
                .orElseThrow(() -> Problem.invalid("contest", "is not a contest of this election"));
        request.applicant().check();
        Answer answer = issues.issue(desk, contest, request);
        found.atIssue(desk, request.blankNumber(), answer.status());
        return answer.response();
    }

    @GET
    @Path("/api/v1/elections/{election}/certificates/{number}")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "One certificate", description = "For the commission that issued it and those above.")
    public IssuedCertificate one(@PathParam("election") String election, @PathParam("number") String number) {
        return certificates.one(elections.byCode(election), number(number), current.get());
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/{number}/redemption")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Redeem a certificate",
            description = "Admits the holder on polling day at a precinct of another settlement, once.")
    @APIResponse(
            responseCode = "201",
            description = "The holder may vote here",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Redemption.class)))
    public Response redeem(
            @PathParam("election") String election,
            @PathParam("number") String number,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid RedemptionRequest request) {
        Desk desk = desks.at(election, request.precinct(), key);
        CertificateNumber presented = number(number);
        Answer answer = redemptions.redeem(desk, presented, request);
        found.atRedemption(desk, presented, answer.status());
        return answer.response();
    }

    /** The number in an address. */
    static CertificateNumber number(String text) {
        try {
            return CertificateNumber.of(text);
        } catch (IllegalArgumentException e) {
            throw ProblemType.UNKNOWN_CERTIFICATE.exception(
                    "This is no certificate number: the check digits do not fit. Read it again.");
        }
    }
}
