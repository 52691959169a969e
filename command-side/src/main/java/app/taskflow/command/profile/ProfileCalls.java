package app.taskflow.command.profile;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.Profile;
import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.change.Outcome;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.identity.CredentialRules;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.session.Device;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.RequestContext;

/** What users may do with their own accounts, and the words of HTTP for what comes of it. */
final class ProfileCalls {

    private final Profiles profiles;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final CurrentPassword passwords;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;

    ProfileCalls(
            Profiles profiles,
            Accounts accounts,
            AccountChanges changes,
            CurrentPassword passwords,
            PasswordHasher hasher,
            PasswordPolicy policy) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.hasher = hasher;
        this.policy = policy;
    }

    Profile find(AuthenticatedUser user) {
        return profiles.find(user.id()).orElseThrow(ProblemCode.INVALID_TOKEN::exception);
    }

    Outcome change(AuthenticatedUser user, ProfilePatch patch, Device device, RequestContext context) {
        Account account = patch.newEmail() == null || patch.currentPassword() == null
                ? accounts.find(user.id()).orElseThrow(ProblemCode.INVALID_TOKEN::exception)
                : passwords.prove(user, patch.currentPassword(), device, context);
        return made(profiles.changing(
                user.id(),
                () -> changes.profile(account, patch.newName(), patch.newEmail(), Origin.of(user.id(), context))));
    }

    Outcome changePassword(AuthenticatedUser user, PasswordChange body, Device device, RequestContext context) {
        Account account = passwords.prove(user, body.currentPassword(), device, context);
        policy.weakness(body.newPassword(), account.name(), account.email()).ifPresent(weakness -> {
            throw CredentialRules.weak("/newPassword", weakness);
        });
        String hash = hasher.hash(body.newPassword());
        return made(changes.password(account, hash, user.sessionId(), Origin.of(user.id(), context)));
    }

    Outcome erase(AuthenticatedUser user, ErasureRequest body, Device device, RequestContext context) {
        Account account = passwords.prove(user, body.password(), device, context);
        return made(profiles.erasing(user.id(), () -> changes.erase(account, Origin.of(user.id(), context))));
    }

    /** @throws ProblemException if nothing was made of it, and that is not what was asked for */
    private static Outcome made(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.Unchanged _ -> outcome;
            case Outcome.EmailTaken() -> throw ProblemCode.EMAIL_TAKEN.exception();
            case Outcome.Outdated() ->
                throw ProblemCode.CONFLICT.exception("The account has changed meanwhile; sign in and try again");
        };
    }
}
