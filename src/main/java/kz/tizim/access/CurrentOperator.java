package kz.tizim.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives the operator of the current request, whichever way that person signed in. */
@ApplicationScoped
public class CurrentOperator {
    static final String ATTRIBUTE = "tizim.operator";

    private final SecurityIdentity identity;

    CurrentOperator(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who has signed in, where the request has already had to show it; asks nobody. */
    public static Optional<Operator> known(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(ATTRIBUTE))
                : Optional.empty();
    }

    /**
     * The operator.
     *
     * @throws UnauthorizedException when nobody has signed in
     */
    public Operator get() {
        Operator operator = identity.getAttribute(ATTRIBUTE);
        if (operator == null) {
            throw new UnauthorizedException();
        }
        return operator;
    }
}
