package app.taskflow.command.identity;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Entry;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.keys.AccessTokens;
import app.taskflow.command.session.Device;
import app.taskflow.command.session.OpenSession;
import app.taskflow.command.session.Session;
import app.taskflow.command.session.Sessions;
import app.taskflow.command.session.TokenDelivery;
import app.taskflow.events.user.UserEvent;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import java.util.Optional;

/** Begins sessions, so that none begins that the log does not tell of, or with credentials of yesterday. */
final class SessionBeginnings {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountJournal journal;
    private final AccessTokens accessTokens;

    SessionBeginnings(Accounts accounts, Sessions sessions, AccountJournal journal, AccessTokens accessTokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.journal = journal;
        this.accessTokens = accessTokens;
    }

    /** A user who has just signed in, and the owner sequence of the event that tells of it. */
    record Begun(SignedIn signedIn, long sequence) {}

    void requireAvailable() {
        sessions.requireAvailable();
    }

    /**
     * Whoever changes the credentials does so first and then looks for sessions to end; here a session is there first
     * and then the credentials are looked at. So one of the two finds out.
     */
    Begun begin(Account proved, Device device, TokenDelivery delivery, RequestContext request) {
        OpenSession open = sessions.begin(proved, device, delivery);
        try {
            Optional<Account> account =
                    accounts.find(proved.id()).filter(now -> now.credentials() == proved.credentials());
            if (account.isEmpty()) {
                throw ProblemCode.INVALID_CREDENTIALS.exception();
            }
            long sequence = record(open.session(), request);
            accounts.remember(account.get(), device.address());
            return new Begun(signedIn(account.get(), open), sequence);
        } catch (RuntimeException e) {
            // Nobody has its tokens.
            sessions.abandon(open.session());
            throw e;
        }
    }

    SignedIn signedIn(Account account, OpenSession open) {
        return new SignedIn(
                account, open, accessTokens.mint(account.id(), open.session().id(), account.roles()));
    }

    private long record(Session session, RequestContext request) {
        var event = new UserEvent.SignedIn(
                session.id(), session.device().address(), session.device().userAgent());
        return journal.record(session.user(), Origin.of(session.user(), request), session.startedAt(), Entry.of(event));
    }
}
