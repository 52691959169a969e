package app.taskflow.command.identity;

import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.session.Session;
import app.taskflow.command.session.Sessions;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.PastTokens;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the sessions that a request to sign out stands for, by whatever it still has to show, and ends them. */
final class SignOut {

    private final Sessions sessions;
    private final TokenCookies cookies;
    private final PastTokens pastTokens;

    SignOut(Sessions sessions, TokenCookies cookies, PastTokens pastTokens) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.pastTokens = pastTokens;
    }

    void logout(Optional<AuthenticatedUser> user, HttpServletRequest request) {
        user.or(() -> pastTokens.of(request))
                .map(AuthenticatedUser::sessionId)
                .flatMap(sessions::find)
                .ifPresent(session -> end(session, request));
        cookies.refreshToken(request).flatMap(sessions::ofToken).ifPresent(session -> end(session, request));
    }

    private void end(Session session, HttpServletRequest request) {
        sessions.end(session, SessionEnd.SIGNED_OUT, Origin.of(session.user(), RequestContext.of(request)));
    }
}
