package app.taskflow.command.identity;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.Registration;
import app.taskflow.command.account.SignInSubject;
import app.taskflow.command.keys.AccessTokens;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.session.Device;
import app.taskflow.command.session.OpenSession;
import app.taskflow.command.session.Refreshed;
import app.taskflow.command.session.Sessions;
import app.taskflow.command.session.TokenDelivery;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registering, signing in, and staying signed in. */
final class SignIn {

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;
    private final AccessTokens accessTokens;

    SignIn(
            Accounts accounts,
            Sessions sessions,
            PasswordHasher hasher,
            PasswordPolicy policy,
            AccessTokens accessTokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hasher = hasher;
        this.policy = policy;
        this.accessTokens = accessTokens;
    }

    /** A new user, and the owner sequence of what was recorded about it. */
    record NewUser(SignedIn signedIn, long sequence) {}

    NewUser register(RegisterRequest wanted, Device device, RequestContext request) {
        EmailAddress email = wanted.address();
        policy.weakness(wanted.password(), wanted.name(), email.text()).ifPresent(weakness -> {
            throw Credentials.weak("/password", weakness);
        });
        if (accounts.isTaken(email)) {
            throw ProblemCode.EMAIL_TAKEN.exception();
        }
        sessions.requireAvailable();
        String hash = hasher.hash(wanted.password());
        return switch (accounts.register(wanted.name().strip(), email, hash, request)) {
            case Registration.Registered(Account account, long sequence) ->
                new NewUser(begin(account, device, delivery(wanted.tokenDelivery())), sequence);
            case Registration.EmailTaken() -> throw ProblemCode.EMAIL_TAKEN.exception();
        };
    }

    /** An unknown email takes the same way as a wrong password: one comparison with a hash of the same cost. */
    SignedIn login(LoginRequest wanted, Device device, RequestContext request) {
        SignInSubject subject =
                EmailAddress.parse(wanted.email()).map(accounts::subject).orElseGet(SignInSubject::nobody);
        boolean right = hasher.matches(wanted.password(), subject.passwordHash().orElseGet(hasher::hashOfNobody));
        Optional<Account> account = right ? accounts.admit(subject, request) : Optional.empty();
        return account.map(found -> begin(found, device, delivery(wanted.tokenDelivery())))
                .orElseThrow(ProblemCode.INVALID_CREDENTIALS::exception);
    }

    /** The next pair of tokens; empty if the token is not, or no longer, one of a session. */
    SignedIn refresh(String refreshToken, Device device) {
        return switch (sessions.refresh(refreshToken, device)) {
            case Refreshed.Continued(OpenSession session) -> {
                Account account =
                        accounts.find(session.session().user()).orElseThrow(ProblemCode.INVALID_TOKEN::exception);
                yield signedIn(account, session);
            }
            case Refreshed.Reused() -> throw ProblemCode.REFRESH_TOKEN_REUSED.exception();
            case Refreshed.Unknown() -> throw ProblemCode.INVALID_TOKEN.exception();
        };
    }

    private SignedIn begin(Account account, Device device, TokenDelivery delivery) {
        return signedIn(account, sessions.begin(account.id(), device, delivery));
    }

    private SignedIn signedIn(Account account, OpenSession session) {
        return new SignedIn(
                account,
                session,
                accessTokens.mint(account.id(), session.session().id(), account.roles()));
    }

    private static TokenDelivery delivery(@Nullable TokenDelivery wanted) {
        return wanted == null ? TokenDelivery.COOKIE : wanted;
    }
}
