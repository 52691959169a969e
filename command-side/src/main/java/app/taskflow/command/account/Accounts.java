package app.taskflow.command.account;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.web.request.RequestContext;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;

/** All accounts. Safe for use by many threads and on many nodes at once. */
public final class Accounts {

    private final AccountStore store;
    private final Registrar registrar;

    Accounts(MongoDatabase database, EventLog log, Clock clock) {
        this.store = new AccountStore(database);
        this.registrar = new Registrar(store, new AccountLog(log), clock);
    }

    /** The account, unless it is not finished or was erased. */
    public Optional<Account> find(UserId id) {
        return store.byId(id);
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
}
