package kz.tizim.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the operator of the current request, whichever way that person signed in. */
@ApplicationScoped
public class CurrentOperator {
    static final String ATTRIBUTE = "tizim.operator";

    private final SecurityIdentity identity;

    CurrentOperator(SecurityIdentity identity) {
        this.identity = identity;
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
