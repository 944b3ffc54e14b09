package kz.tizim.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Where do I vote? */
@Path("/")
@Tag(name = "Citizens")
@RunOnVirtualThread
class LookupResource {
    private final LookupService lookup;

    LookupResource(LookupService lookup) {
        this.lookup = lookup;
    }

    @POST
    @Path("/api/v1/lookup")
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Find the polling station",
            description = "By IIN and the last four digits of the identity document; found or not, the same shape.")
    public LookupAnswer find(@NotNull @Valid LookupRequest request) {
        return lookup.find(request);
    }
}
