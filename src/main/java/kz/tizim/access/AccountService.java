package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/** Makes and deactivates accounts. */
@ApplicationScoped
public class AccountService {
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final EntityManager entities;

    AccountService(Passwords passwords, Sessions sessions, AuditTrail audit, EntityManager entities) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.entities = entities;
    }

    @Transactional
    AccountResource.Shown create(AccountResource.Request request, Operator operator) {
        if (!Passwords.fits(request.password())) {
            throw Problem.invalid("password", "must have at most 72 bytes in UTF-8");
        }
        Commission commission = seatOf(request);
        Account account;
        try {
            account = persist(
                    request.username(),
                    request.fullName(),
                    request.role(),
                    commission,
                    passwords.hash(request.password()));
        } catch (ConstraintViolationException e) {
            if ("account_username".equals(e.getConstraintName())) {
                throw ProblemType.ALREADY_EXISTS.exception("An account of this name exists.");
            }
            throw e;
        }
        audit.record(operator, "account-created", account.role.name(), "account " + account.id);
        return shown(account);
    }

    @Transactional
    List<AccountResource.Shown> list(int after, int limit) {
        return Account.page(after, limit).stream().map(AccountService::shown).toList();
    }

    @Transactional
    AccountResource.Shown deactivate(int id, Operator operator) {
        Account account = Account.<Account>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such account."));
        if (id == operator.accountId()) {
            throw ProblemType.FORBIDDEN.exception("Nobody deactivates the own account.");
        }
        account.active = false;
        sessions.endAllOf(id);
        audit.record(operator, "account-deactivated", "DONE", "account " + id);
        return shown(account);
    }

    /**
     * Makes the accounts of a sample installation, all with one password.
     *
     * @param seats user name, role and commission of each
     */
    @Transactional
    public void createSamples(List<SampleSeat> seats, String password) {
        String hash = passwords.hash(password);
        for (SampleSeat seat : seats) {
            if (Account.byUsername(seat.username()).isEmpty()) {
                persist(
                        seat.username(),
                        "Sample " + seat.username(),
                        seat.role(),
                        Commission.byCode(seat.commission()).orElseThrow(),
                        hash);
            }
        }
    }

    /** The operator that an account would be if it signed in. */
    @Transactional
    public Operator operatorOf(String username) {
        return operatorOf(Account.byUsername(username).orElseThrow());
    }

    /** The operator that an account would be if it signed in. */
    @Transactional
    public Operator operatorOf(int accountId) {
        return operatorOf(Account.<Account>findByIdOptional(accountId).orElseThrow());
    }

    private static Operator operatorOf(Account account) {
        Commission seat = account.commission;
        return new Operator(
                Objects.requireNonNull(account.id),
                account.username,
                account.role,
                Objects.requireNonNull(seat.id),
                seat.code);
    }

    /** One sample account: user name, role, code of the commission. */
    public record SampleSeat(String username, Role role, String commission) {}

    private Account persist(String username, String fullName, Role role, Commission commission, String hash) {
        var account = new Account();
        account.username = username;
        account.fullName = fullName;
        account.role = role;
        account.commission = commission;
        account.passwordHash = hash;
        account.persist();
        entities.flush();
        return account;
    }

    private static Commission seatOf(AccountResource.Request request) {
        if (request.role().seat() == Commission.Kind.CENTRAL) {
            if (request.commission() != null) {
                throw Problem.invalid("commission", "must be absent for this role");
            }
            return Commission.central();
        }
        if (request.commission() == null) {
            throw Problem.invalid("commission", "is needed for this role");
        }
        return Commission.byCode(request.commission())
                .filter(commission -> commission.kind == request.role().seat())
                .orElseThrow(() -> Problem.invalid("commission", "is not a commission for this role"));
    }

    private static AccountResource.Shown shown(Account account) {
        return new AccountResource.Shown(
                Objects.requireNonNull(account.id),
                account.username,
                account.fullName,
                account.role,
                account.commission.code,
                account.active);
    }
}
