package app.taskflow.command.admin;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.change.Outcome;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Entry;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.profile.Profiles;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.events.user.UserEvent;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Finds users and says what they may do. Whoever's account is touched finds it in the log. */
final class UserAdministration {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Profiles profiles;
    private final AccountJournal journal;
    private final Clock clock;

    UserAdministration(
            Accounts accounts, AccountChanges changes, Profiles profiles, AccountJournal journal, Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.profiles = profiles;
        this.journal = journal;
        this.clock = clock;
    }

    Optional<Account> find(EmailAddress email, Origin origin) {
        Optional<Account> found = accounts.find(email);
        found.ifPresent(
                account -> journal.record(account.id(), origin, clock.instant(), Entry.of(new UserEvent.LookedUp())));
        return found;
    }

    /** The account with these roles; empty if there is no such user. */
    Optional<Account> assign(UserId user, Set<Role> roles, Origin origin) {
        return switch (profiles.changing(user, () -> changes.roles(user, roles, origin))) {
            case Outcome.Done done -> Optional.of(done.account());
            case Outcome.Unchanged(Account account) -> Optional.of(account);
            case Outcome.EmailTaken(), Outcome.Outdated() -> Optional.empty();
        };
    }
}
