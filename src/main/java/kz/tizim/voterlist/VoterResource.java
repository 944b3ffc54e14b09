package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The voters of a precinct, for its commission and those above. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class VoterResource {
    private final VoterSearch voters;
    private final ListSearch lists;
    private final ListVersions versions;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    VoterResource(
            VoterSearch voters,
            ListSearch lists,
            ListVersions versions,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit) {
        this.voters = voters;
        this.lists = lists;
        this.versions = versions;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    /** An IIN, or parts of a name or address in any spelling. */
    @Schema(name = "VoterSearch", example = "{\"query\":\"сарсенов айбек\"}")
    record Search(@NotNull @PlainText String query) {}

    /** Who is looked for over the country: an IIN, or names in any spelling with the birth date. */
    @Schema(
            name = "CountrySearch",
            example = "{\"surname\":\"Sarsenov\",\"givenName\":\"Айбек\",\"birthDate\":\"1990-01-01\"}")
    record CountrySearch(
            @Nullable Iin iin,
            @Nullable @PlainText String surname,
            @Nullable @PlainText String givenName,
            @Nullable LocalDate birthDate) {

        private static final LocalDate FIRST_BIRTH = LocalDate.of(1870, 1, 1);
        private static final LocalDate LAST_BIRTH = LocalDate.of(2099, 12, 31);

        /** Refuses what is neither of the two. */
        void check() {
            boolean byName = surname != null && birthDate != null;
            if (iin != null && (surname != null || givenName != null || birthDate != null)) {
                throw Problem.invalid("iin", "must stand alone");
            }
            if (birthDate != null && (birthDate.isBefore(FIRST_BIRTH) || birthDate.isAfter(LAST_BIRTH))) {
                throw Problem.invalid("birthDate", "must be from " + FIRST_BIRTH + " to " + LAST_BIRTH);
            }
            if (surname != null && SearchWords.of(surname).isEmpty()) {
                throw Problem.invalid("surname", "must be a name");
            }
            if (iin == null && !byName) {
                throw Problem.invalid(
                        surname == null ? "surname" : "birthDate", "is needed where the IIN is not given");
            }
        }
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/voters")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "A precinct's list, page by page",
            description =
                    "'after' counts lines of the list, never citizens' numbers. With 'version' the list as it was: 0 is "
                            + "what was handed over, each change after it one more.")
    public RestResponse<List<VoterShown>> list(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @QueryParam("version") @Min(0) @Max(1_000_000) @Nullable Integer version,
            @Context UriInfo uri) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        List<VoterShown> page = version == null
                ? voters.list(facts, place, after, limit)
                : versions.version(facts, place, version).stream()
                        .skip(after)
                        .limit(limit)
                        .map(line -> line.shown(place.code()))
                        .toList();
        audit.record(operator, "list-read", "DONE", election + " " + precinct + " after " + after);
        return Page.of(page, limit, uri, _ -> after + limit);
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/voters/search")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Search a precinct's list",
            description =
                    "By IIN or any parts of name and address in any spelling; sorted by the list's lines. At most 100: refine."
                            + " Where nobody has these, those who have something like them, at most 50.")
    public RestResponse<VoterHits> search(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid Search search) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        return noStore(lists.search(facts, place, search.query(), operator));
    }

    @POST
    @Path("/api/v1/elections/{election}/voters/search")
    @RolesAllowed({Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Find the list of a citizen",
            description = "By IIN, or by birth date and names in any spelling; for territorial commissions and above.")
    public RestResponse<VoterHits> searchCountry(
            @PathParam("election") String election, @NotNull @Valid CountrySearch search) {
        search.check();
        ElectionFacts facts = elections.byCode(election);
        VoterHits hits = VoterHits.of(
                search.iin() != null
                        ? voters.byIin(facts, search.iin())
                        : voters.byName(
                                facts,
                                Objects.requireNonNull(search.birthDate()),
                                search.surname() + " " + Objects.requireNonNullElse(search.givenName(), "")),
                VoterSearch.MOST);
        audit.recordSearch(current.get(), "country-search", hits.voters().size(), election);
        return noStore(hits);
    }

    private static RestResponse<VoterHits> noStore(VoterHits hits) {
        return RestResponse.ResponseBuilder.ok(hits)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
