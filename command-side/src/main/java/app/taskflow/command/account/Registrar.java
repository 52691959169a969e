package app.taskflow.command.account;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.Commit;
import app.taskflow.web.request.RequestContext;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Makes accounts, each exactly once whoever crashes where. The email is reserved together with the credentials of
 * whoever asks for it; then the account's first event goes to the log, where its sequence 0 can be taken only once;
 * then the account is given to whose event that is. So a reservation without an event is nobody's and the next one who
 * registers takes it over, and one with an event is completed by whoever finds it.
 */
final class Registrar {

    private final AccountStore accounts;
    private final AccountLog log;
    private final Clock clock;

    Registrar(AccountStore accounts, AccountLog log, Clock clock) {
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    Registration register(String name, EmailAddress email, String passwordHash, RequestContext request) {
        var candidate = new Candidate(
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                name,
                email.text(),
                passwordHash,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return place(candidate, email)
                .map(id -> settle(id, candidate, request))
                .orElseGet(Registration.EmailTaken::new);
    }

    /** Finishes a registration that a crash has interrupted; empty if it had not come as far as the log. */
    Optional<Account> complete(Holder.Reserved reserved) {
        return log.beginning(reserved.id()).map(winner -> accounts.activate(reserved.id(), winner));
    }

    /** Finishes the registration of this candidate, which a crash has interrupted; empty if another one was first. */
    Optional<Account> complete(Holder.Reserved reserved, Candidate candidate, RequestContext request) {
        return log.begin(reserved.id(), candidate, event(candidate), request)
                .map(_ -> accounts.activate(reserved.id(), candidate.eventId()));
    }

    /** The id under which the candidate stands for the email; none if there is an account. */
    private Optional<UserId> place(Candidate candidate, EmailAddress email) {
        UserId id = new UserId(UuidCreator.getTimeOrderedEpoch());
        while (!accounts.reserve(id, email, candidate)) {
            Optional<Holder> holder = accounts.byEmail(email);
            if (holder.isPresent() && holder.get() instanceof Holder.Active) {
                return Optional.empty();
            }
            if (holder.isPresent() && accounts.join(holder.get().id(), candidate)) {
                return Optional.of(holder.get().id());
            }
        }
        return Optional.of(id);
    }

    private Registration settle(UserId id, Candidate candidate, RequestContext request) {
        Optional<Commit> commit = log.begin(id, candidate, event(candidate), request);
        if (commit.isPresent()) {
            Account account = accounts.activate(id, candidate.eventId());
            return new Registration.Registered(account, commit.get().lastSequence());
        }
        log.beginning(id).ifPresent(winner -> accounts.activate(id, winner));
        return new Registration.EmailTaken();
    }

    private static UserEvent.Registered event(Candidate candidate) {
        return new UserEvent.Registered(candidate.name(), candidate.email(), Set.of(Role.USER), candidate.at());
    }
}
