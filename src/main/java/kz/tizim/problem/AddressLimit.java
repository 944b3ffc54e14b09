package kz.tizim.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Nothing has a control character in its address, and PostgreSQL has no text with NUL to compare it with. */
class AddressLimit {

    @ServerRequestFilter(preMatching = true)
    public @Nullable Response limit(ContainerRequestContext request) {
        return request.getUriInfo().getPath().chars().anyMatch(Character::isISOControl)
                ? ProblemMappers.response(ProblemType.NOT_FOUND.with("There is no such address."))
                : null;
    }
}
