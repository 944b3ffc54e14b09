package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import kz.tizim.problem.Bursts;

/** The use case of signing in: a new token each time, whoever held one before (ASVS 5.0, 7.2.4). */
@ApplicationScoped
class SignIn {
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Bursts bursts;

    SignIn(Passwords passwords, Sessions sessions, AuditTrail audit, Bursts bursts) {
        this.bursts = bursts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Opens a session; empty when the name or the password is wrong.
     *
     * @throws kz.tizim.problem.ProblemException {@code too-many-requests} for a burst of failures from one origin
     */
    @Transactional
    Optional<SessionResource.Opened> signIn(String username, String password) {
        Bursts.Attempt attempt = bursts.begin(Bursts.Kind.SIGN_IN, username);
        Optional<Account> account = Account.byUsername(username);
        boolean same =
                passwords.verify(password, account.map(a -> a.passwordHash).orElse(null));
        if (!same || !account.orElseThrow().active) {
            audit.record(
                    null,
                    "sign-in",
                    "REFUSED",
                    account.map(a -> "account " + a.id).orElse(null));
            return Optional.empty();
        }
        attempt.succeeded();
        Account who = account.orElseThrow();
        SessionToken token = SessionToken.make();
        var expiresAt = sessions.open(token, java.util.Objects.requireNonNull(who.id));
        audit.record(null, "sign-in", "DONE", "account " + who.id);
        return Optional.of(
                new SessionResource.Opened(token.text(), expiresAt, who.username, who.role, who.commission.code));
    }
}
