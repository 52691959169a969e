package app.taskflow.command.identity;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.Registration;
import app.taskflow.command.account.SignInSubject;
import app.taskflow.command.account.journal.FailedSignIns;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.attempt.Attempt;
import app.taskflow.command.attempt.PasswordAttempts;
import app.taskflow.command.identity.SessionBeginnings.Begun;
import app.taskflow.command.password.HashingBusyException;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.session.Device;
import app.taskflow.command.session.TokenDelivery;
import app.taskflow.events.user.UserEvent;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.AddressBlock;
import app.taskflow.web.request.RequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registering and signing in. */
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;
    private final PasswordAttempts attempts;
    private final SessionBeginnings beginnings;
    private final FailedSignIns failures;

    SignIn(
            Accounts accounts,
            PasswordHasher hasher,
            PasswordPolicy policy,
            PasswordAttempts attempts,
            SessionBeginnings beginnings,
            FailedSignIns failures) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.policy = policy;
        this.attempts = attempts;
        this.beginnings = beginnings;
        this.failures = failures;
    }

    Begun register(RegisterRequest wanted, Device device, RequestContext request) {
        EmailAddress email = wanted.address();
        policy.weakness(wanted.password(), wanted.name(), email.text()).ifPresent(weakness -> {
            throw CredentialRules.weak("/password", weakness);
        });
        if (accounts.isTaken(email)) {
            throw ProblemCode.EMAIL_TAKEN.exception();
        }
        beginnings.requireAvailable();
        String hash = hasher.hash(wanted.password());
        return switch (accounts.register(wanted.name().strip(), email, hash, request)) {
            case Registration.Registered registered ->
                beginnings.begin(registered.account(), device, delivery(wanted.tokenDelivery()), request);
            case Registration.EmailTaken() -> throw ProblemCode.EMAIL_TAKEN.exception();
        };
    }

    /** An unknown email takes the same way as a wrong password: one comparison with a hash of the same cost. */
    SignedIn login(LoginRequest wanted, Device device, RequestContext request) {
        SignInSubject subject =
                EmailAddress.parse(wanted.email()).map(accounts::subject).orElseGet(SignInSubject::nobody);
        String hash = subject.passwordHash().orElseGet(hasher::hashOfNobody);
        boolean right = judge(wanted, hash, subject, device, request);
        Optional<Account> account = right ? accounts.admit(subject, request) : Optional.empty();
        if (account.isEmpty()) {
            subject.account().ifPresent(victim -> noteFailure(victim, device, request));
            throw ProblemCode.INVALID_CREDENTIALS.exception();
        }
        rehash(account.get(), wanted.password());
        return beginnings
                .begin(account.get(), device, delivery(wanted.tokenDelivery()), request)
                .signedIn();
    }

    private boolean judge(
            LoginRequest wanted, String hash, SignInSubject subject, Device device, RequestContext request) {
        try {
            return attempts.judge(
                    attempt(wanted.email(), subject, device.address()),
                    admission -> hasher.matches(wanted.password(), hash, admission));
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.TOO_MANY_ATTEMPTS) {
                subject.account()
                        .ifPresent(victim -> failures.note(
                                victim.id(), new UserEvent.LockedOut(device.address()), Origin.unknown(request)));
            }
            throw e;
        }
    }

    private void noteFailure(Account account, Device device, RequestContext request) {
        failures.note(
                account.id(),
                new UserEvent.SignInFailed(device.address(), device.userAgent()),
                Origin.unknown(request));
    }

    /** Only now is the password at hand. If too many wait for theirs, the next time will do. */
    private void rehash(Account account, String password) {
        if (hasher.isOutdated(account.passwordHash())) {
            try {
                accounts.rehash(account, hasher.hash(password));
            } catch (HashingBusyException _) {
                LOG.debug("the password of {} keeps its old hash for now", account.id());
            }
        }
    }

    /** What cannot be an email is a name of nobody like any other. */
    private static Attempt attempt(String email, SignInSubject subject, String address) {
        return new Attempt(
                EmailAddress.parse(email).map(EmailAddress::key).orElse(email),
                AddressBlock.of(address),
                subject.knows(address) ? Attempt.Acquaintance.KNOWN : Attempt.Acquaintance.STRANGER);
    }

    private static TokenDelivery delivery(@Nullable TokenDelivery wanted) {
        return wanted == null ? TokenDelivery.COOKIE : wanted;
    }
}
