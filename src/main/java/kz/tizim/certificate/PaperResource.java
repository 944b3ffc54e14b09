package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.print.PaperDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The paper that the holder of a certificate takes along. */
@Path("/")
@Tag(name = "Certificates")
@RunOnVirtualThread
class PaperResource {
    private final PaperService papers;
    private final Elections elections;
    private final CurrentOperator current;

    PaperResource(PaperService papers, Elections elections, CurrentOperator current) {
        this.papers = papers;
        this.elections = elections;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/certificates/{number}.pdf")
    @Produces(PaperDocument.PDF)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "A certificate to print",
            description =
                    "PDF/UA in three languages with a signed QR code, for the commission that issued it and those above,"
                            + " while the certificate is out. Printed again it is the same certificate, which is redeemed once.")
    @APIResponse(
            responseCode = "200",
            description = "The paper",
            content =
                    @Content(
                            mediaType = PaperDocument.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.7"))
    public RestResponse<byte[]> paper(@PathParam("election") String election, @PathParam("number") String number) {
        CertificatePaper paper =
                papers.paper(elections.byCode(election), CertificateResource.number(number), current.get());
        return RestResponse.ResponseBuilder.ok(paper.pdf())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
