package app.taskflow.command.account;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.web.request.RequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All accounts. Safe for use by many threads and on many nodes at once. */
public final class Accounts {

    private final AccountStore store;
    private final Registrar registrar;

    Accounts(AccountStore store, EventLog log, Clock clock) {
        this.store = store;
        this.registrar = new Registrar(store, new AccountLog(log), clock);
    }

    /** The account, unless it is not finished or was erased. */
    public Optional<Account> find(UserId id) {
        return store.byId(id);
    }

    /** Whether there was an account, which its user has had erased. */
    public boolean isErased(UserId id) {
        return store.isErased(id);
    }

    /** Whether there is an account under this email; cheap, and no promise. */
    public boolean isTaken(EmailAddress email) {
        return store.byEmail(email).filter(Holder.Active.class::isInstance).isPresent();
    }

    /** Makes an account; of several who ask for one email at once, one gets it. */
    public Registration register(String name, EmailAddress email, String passwordHash, RequestContext request) {
        return registrar.register(name, email, passwordHash, request);
    }

    /** Who wants to sign in with this email. A registration that a crash has interrupted is finished if it was decided. */
    public SignInSubject subject(EmailAddress email) {
        Holder holder = store.byEmail(email).orElse(null);
        if (holder instanceof Holder.Reserved reserved) {
            holder =
                    registrar.complete(reserved).<Holder>map(Holder.Active::new).orElse(reserved);
        }
        return new SignInSubject(holder);
    }

    /**
     * The account of a subject whose password was right. An interrupted registration is finished now.
     *
     * @return empty if there is no account, or somebody else finished registering it meanwhile
     */
    public Optional<Account> admit(SignInSubject subject, RequestContext request) {
        return switch (subject.holder()) {
            case null -> Optional.empty();
            case Holder.Active(Account account) -> Optional.of(account);
            case Holder.Reserved reserved ->
                registrar.complete(reserved, reserved.candidates().getLast(), request);
        };
    }

    /** The account under this email, if there is one. */
    public Optional<Account> find(EmailAddress email) {
        return subject(email).account();
    }

    /**
     * Makes the changes, all or none, if the account is still as it was read. What follows from them is carried out
     * by whoever looks for what is pending.
     */
    public Changed change(Account account, List<Change> changes, List<Pending> pending) {
        return store.change(account, changes, pending);
    }

    /** What still has to follow from the account's changes, in their order; also where it was erased. */
    public List<Pending> pending(UserId id) {
        return store.pending(id);
    }

    /** Notes that this has been carried out. */
    public void settled(UserId id, Pending pending) {
        store.settled(id, pending.id());
    }

    /** Some accounts with something pending since before that instant: whoever was to carry it out has crashed. */
    public List<UserId> unsettled(Instant before, int limit) {
        return store.unsettled(before, limit);
    }

    /** Keeps another hash of the same password. */
    public void rehash(Account account, String hash) {
        store.rehash(account.id(), account.passwordHash(), hash);
    }

    /** Remembers that the user has signed in from this address. */
    public void remember(Account account, String address) {
        String known = KnownAddress.of(account.id(), address);
        if (!account.addresses().contains(known)) {
            store.remember(account.id(), known);
        }
    }
}
