package app.taskflow.command.profile;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.journal.FailedSignIns;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.attempt.Attempt;
import app.taskflow.command.attempt.PasswordAttempts;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.session.Device;
import app.taskflow.events.user.UserEvent;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.AddressBlock;
import app.taskflow.web.request.RequestContext;

/** Asks a signed-in user for the password once more, before something that a found session must not be enough for. */
final class CurrentPassword {

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordAttempts attempts;
    private final FailedSignIns failures;

    CurrentPassword(Accounts accounts, PasswordHasher hasher, PasswordAttempts attempts, FailedSignIns failures) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.attempts = attempts;
        this.failures = failures;
    }

    /**
     * The account as it was when the password was right.
     *
     * @throws app.taskflow.web.problem.ProblemException 403 {@code wrong-password}, 429 {@code too-many-attempts}
     */
    Account prove(AuthenticatedUser user, String password, Device device, RequestContext request) {
        Account account = accounts.find(user.id()).orElseThrow(ProblemCode.INVALID_TOKEN::exception);
        // The session vouches for the acquaintance: a stranger has none.
        Attempt attempt = new Attempt(
                EmailAddress.parse(account.email()).map(EmailAddress::key).orElse(account.email()),
                AddressBlock.of(device.address()),
                Attempt.Acquaintance.KNOWN);
        if (!attempts.judge(attempt, admission -> hasher.matches(password, account.passwordHash(), admission))) {
            failures.note(
                    account.id(),
                    new UserEvent.SignInFailed(device.address(), device.userAgent()),
                    Origin.of(account.id(), request));
            throw ProblemCode.WRONG_PASSWORD.exception();
        }
        return account;
    }
}
