package app.taskflow.command.identity;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.change.Settlement;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.session.Device;
import app.taskflow.command.session.OpenSession;
import app.taskflow.command.session.Refreshed;
import app.taskflow.command.session.Session;
import app.taskflow.command.session.Sessions;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import java.util.Optional;

/** Staying signed in. */
final class Refresh {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Settlement settlement;
    private final SessionBeginnings beginnings;

    Refresh(Accounts accounts, Sessions sessions, Settlement settlement, SessionBeginnings beginnings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settlement = settlement;
        this.beginnings = beginnings;
    }

    /** @throws app.taskflow.web.problem.ProblemException 401 if the token is not, or no longer, one of a session */
    SignedIn refresh(String refreshToken, Device device, RequestContext request) {
        return switch (sessions.refresh(refreshToken, device, Origin.unknown(request))) {
            case Refreshed.Continued(OpenSession open) -> {
                Account account =
                        accounts.find(open.session().user()).orElseThrow(ProblemCode.INVALID_TOKEN::exception);
                if (!isOf(account, open.session())) {
                    throw ProblemCode.INVALID_TOKEN.exception();
                }
                yield beginnings.signedIn(account, open);
            }
            case Refreshed.Reused() -> throw ProblemCode.REFRESH_TOKEN_REUSED.exception();
            case Refreshed.Unknown() -> throw ProblemCode.INVALID_TOKEN.exception();
        };
    }

    /** Where the credentials have changed, it is being decided, or was left undecided, whether the session goes on. */
    private boolean isOf(Account account, Session session) {
        if (session.credentials() == account.credentials()) {
            return true;
        }
        settlement.settle(account.id());
        Optional<Session> decided = sessions.find(session.id());
        return decided.isPresent() && decided.get().credentials() >= account.credentials();
    }
}
