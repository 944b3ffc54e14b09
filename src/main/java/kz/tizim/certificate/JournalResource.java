package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The journal of certificates, and of the applications that were refused. */
@Path("/")
@Tag(name = "Certificates")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class JournalResource {
    private final CertificateJournal journal;
    private final CertificateService certificates;
    private final RefusedApplications refusals;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    JournalResource(
            CertificateJournal journal,
            CertificateService certificates,
            RefusedApplications refusals,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit) {
        this.journal = journal;
        this.certificates = certificates;
        this.refusals = refusals;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/search")
    @Operation(
            summary = "Search the journal of certificates",
            description =
                    "Those of the account's precinct, or of those below its commission, by number; 'after' is the last number of"
                            + " the page before. Who has not voted is private: until the lists are locked a redeemed one is"
                            + " told, and found, as ISSUED. Its history tells the truth of one.")
    public RestResponse<List<JournalLine>> search(
            @PathParam("election") String election,
            @QueryParam("after") @Pattern(regexp = "[0-9]{10}", message = "must be 10 digits") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri,
            @NotNull @Valid JournalSearch search) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts precinct = search.precinct() == null ? null : precincts.within(search.precinct(), operator);
        long last = after == null ? 0 : Long.parseLong(after);
        List<JournalLine> lines = journal.find(facts, search, precinct, operator, last, limit);
        audit.record(operator, "certificate-search", lines.size() + " found", election);
        return Page.of(lines, limit, uri, JournalLine::number);
    }

    @GET
    @Path("/api/v1/elections/{election}/certificates/{number}/history")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "What befell a certificate",
            description = "For the commission that issued it and those above: what, when, who, where and why.")
    public List<CertificateEvent> history(@PathParam("election") String election, @PathParam("number") String number) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        CertificateNumber certificate = CertificateResource.number(number);
        certificates.one(facts, certificate, operator);
        audit.record(operator, "certificate-history", "DONE", certificate.digits());
        return journal.events(facts, certificate);
    }

    @GET
    @Path("/api/v1/elections/{election}/certificates/refusals/{refusal}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "A refused application, to be printed",
            description = "The refusal of an issue names it. For the commission that refused and those above.")
    public RefusedApplication refusal(@PathParam("election") String election, @PathParam("refusal") UUID refusal) {
        Operator operator = current.get();
        RefusedApplication found =
                refusals.one(elections.byCode(election), refusal).orElseThrow(JournalResource::unknown);
        if (precincts
                .find(found.precinct())
                .filter(precinct -> operator.reaches(precinct.id(), precinct.territorialId()))
                .isEmpty()) {
            throw unknown();
        }
        audit.record(operator, "certificate-refusal-read", "DONE", refusal.toString());
        return found;
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/certificate-refusals")
    @Operation(summary = "What a precinct refused, the newest first")
    public RestResponse<List<RefusedApplication>> refusals(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        audit.record(operator, "certificate-refusals-read", "DONE", election + " " + precinct);
        return Page.of(refusals.of(facts, place, after, limit), limit, uri, RefusedApplication::id);
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such decision for this account.");
    }
}
