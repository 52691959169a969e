package app.taskflow.command.account.change;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.Change;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.Pending;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes accounts. A change is made at once, in one document, together with what has to follow from it: the ends of
 * sessions, the events. That follows before the call returns, or after a crash within seconds.
 */
public final class AccountChanges {

    private final Accounts accounts;
    private final AccountJournal journal;
    private final Settlement settlement;
    private final Clock clock;

    AccountChanges(Accounts accounts, AccountJournal journal, Settlement settlement, Clock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** Another name, another address, or both; null for what stays as it is. */
    public Outcome profile(Account seen, @Nullable String name, @Nullable EmailAddress email, Origin origin) {
        return change(seen, origin, account -> {
            List<Change> changes = new ArrayList<>();
            List<UserEvent> events = new ArrayList<>();
            if (name != null && !name.equals(account.name())) {
                changes.add(new Change.Name(name));
                events.add(new UserEvent.Renamed(name));
            }
            if (email != null && !email.text().equals(account.email())) {
                changes.add(new Change.Email(email));
                events.add(new UserEvent.EmailChanged(email.text()));
            }
            return Plan.of(changes, events);
        });
    }

    /** Another password; all sessions but this one end. */
    public Outcome password(Account seen, String hash, UUID session, Origin origin) {
        return change(
                seen,
                origin,
                _ -> Plan.ending(
                        SessionEnd.PASSWORD_CHANGED,
                        session,
                        new Change.Password(hash),
                        List.of(new UserEvent.PasswordChanged())));
    }

    /** There is no such user any more; all sessions end. */
    public Outcome erase(Account seen, Origin origin) {
        return change(
                seen,
                origin,
                _ -> Plan.ending(SessionEnd.ERASED, null, new Change.Erasure(), List.of(new UserEvent.Erased())));
    }

    /** All sessions end. */
    public Outcome signOutEverywhere(UserId user, Origin origin) {
        return insist(
                user,
                origin,
                _ -> Plan.ending(SessionEnd.SIGNED_OUT_EVERYWHERE, null, new Change.Sessions(), List.of()));
    }

    /** Other roles. Where one is taken away all sessions end, so that no token goes on telling of it. */
    public Outcome roles(UserId user, Set<Role> roles, Origin origin) {
        return insist(user, origin, account -> {
            if (account.roles().equals(roles)) {
                return Plan.of(List.of(), List.of());
            }
            List<UserEvent> events = List.of(new UserEvent.RolesChanged(roles));
            return roles.containsAll(account.roles())
                    ? Plan.of(List.of(new Change.Roles(roles)), events)
                    : Plan.ending(SessionEnd.ROLES_CHANGED, null, new Change.Roles(roles), events);
        });
    }

    /** Whatever the credentials are: nobody had to show any. */
    private Outcome insist(UserId user, Origin origin, Function<Account, Plan> planning) {
        Optional<Account> account = accounts.find(user);
        while (account.isPresent()) {
            Outcome outcome = change(account.get(), origin, planning);
            if (!(outcome instanceof Outcome.Outdated)) {
                return outcome;
            }
            account = accounts.find(user);
        }
        return new Outcome.Outdated();
    }

    private Outcome change(Account seen, Origin origin, Function<Account, Plan> planning) {
        Account account = seen;
        while (true) {
            Plan plan = planning.apply(account);
            if (plan.changes().isEmpty()) {
                return new Outcome.Unchanged(account);
            }
            switch (accounts.change(account, plan.changes(), pending(account, plan, origin))) {
                case DONE -> {
                    return done(account, settlement.settle(account.id()));
                }
                case EMAIL_TAKEN -> {
                    return new Outcome.EmailTaken();
                }
                case OUTDATED -> {
                    Optional<Account> now = accounts.find(account.id());
                    if (now.isEmpty() || now.get().credentials() != seen.credentials()) {
                        return new Outcome.Outdated();
                    }
                    account = now.get();
                }
            }
        }
    }

    /** Where another node has carried it out meanwhile, all of the owner's events are as good an answer. */
    private Outcome done(Account before, long sequence) {
        return new Outcome.Done(
                accounts.find(before.id()).orElse(before), sequence > 0 ? sequence : journal.reached(before.id()));
    }

    private List<Pending> pending(Account account, Plan plan, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Pending> pending = new ArrayList<>();
        if (plan.ends() != null) {
            var ending = new Pending.Ending(plan.ends(), account.credentials() + 1, plan.kept());
            pending.add(new Pending(newId(), origin, now, account.nextSequence(), ending, null));
        }
        plan.events()
                .forEach(event -> pending.add(new Pending(newId(), origin, now, account.nextSequence(), null, event)));
        return pending;
    }

    private static EventId newId() {
        return new EventId(UuidCreator.getTimeOrderedEpoch());
    }
}
