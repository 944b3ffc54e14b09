package kz.tizim.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises {@code Authorization: Bearer <token>}, and on pages the cookie of a browser, and finds the operator of the
 * session. The API takes no cookie: nothing that a browser sends by itself opens it.
 */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    /** The token that a request brought. */
    static final class TokenRequest extends BaseAuthenticationRequest {
        private final SessionToken token;

        TokenRequest(SessionToken token) {
            this.token = token;
        }
    }

    static @Nullable SessionToken tokenOf(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new SessionToken(header.substring(SCHEME.length()).trim())
                : null;
    }

    private static @Nullable SessionToken tokenOf(@Nullable Cookie cookie) {
        return cookie == null ? null : new SessionToken(cookie.getValue());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        SessionToken token = tokenOf(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (token == null && !context.normalizedPath().startsWith("/api/")) {
            token = tokenOf(context.request().getCookie(BrowserSession.COOKIE));
        }
        return token == null
                ? Uni.createFrom().optional(java.util.Optional.empty())
                : providers.authenticate(new TokenRequest(token));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }

    /** Finds the session of a token. */
    @ApplicationScoped
    static class TokenIdentities implements IdentityProvider<TokenRequest> {
        private final Sessions sessions;

        TokenIdentities(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public Class<TokenRequest> getRequestType() {
            return TokenRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
            // The answer comes on the thread of whoever asked for many; the request goes on where it is at home.
            Context home = Objects.requireNonNull(Vertx.currentContext());
            return Uni.createFrom()
                    .completionStage(() -> sessions.operatorOf(request.token))
                    .emitOn(rest -> home.runOnContext(_ -> rest.run()))
                    .map(operator ->
                            operator.map(TokenIdentities::identity).orElseThrow(AuthenticationFailedException::new));
        }

        private static SecurityIdentity identity(Operator operator) {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(operator.username()))
                    .addRole(operator.role().name())
                    .addAttribute(CurrentOperator.ATTRIBUTE, operator)
                    .build();
        }
    }
}
