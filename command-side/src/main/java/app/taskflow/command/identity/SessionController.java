package app.taskflow.command.identity;

import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.change.Outcome;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.session.Session;
import app.taskflow.command.session.Sessions;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a user is signed in, and the end of it. */
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

    record SessionList(List<SessionJson> items) {}

    private final Sessions sessions;
    private final AccountChanges changes;
    private final TokenCookies cookies;
    private final ConsistencyHeaders consistency;

    SessionController(Sessions sessions, AccountChanges changes, TokenCookies cookies, ConsistencyHeaders consistency) {
        this.sessions = sessions;
        this.changes = changes;
        this.cookies = cookies;
        this.consistency = consistency;
    }

    /** Sessions are read where they are written: whatever freshness is demanded, they have it. */
    @GetMapping("/sessions")
    SessionList list(AuthenticatedUser user, Freshness demanded) {
        return new SessionList(sessions.of(user.id()).stream()
                .map(session -> SessionJson.of(session, user.sessionId()))
                .toList());
    }

    /** Somebody else's session is as good as none. */
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable UUID id,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response) {
        Session session = sessions.find(id)
                .filter(found -> found.user().equals(user.id()))
                .orElseThrow(() -> ProblemCode.NOT_FOUND.exception("There is no such session"));
        announce(user, sessions.end(session, SessionEnd.REVOKED, Origin.of(user.id(), context)), response);
        if (id.equals(user.sessionId())) {
            forget(request, response);
        }
    }

    @PostMapping("/logout-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(
            AuthenticatedUser user, RequestContext context, HttpServletRequest request, HttpServletResponse response) {
        if (changes.signOutEverywhere(user.id(), Origin.of(user.id(), context)) instanceof Outcome.Done done) {
            announce(user, done.sequence(), response);
        }
        forget(request, response);
    }

    private void announce(AuthenticatedUser user, long sequence, HttpServletResponse response) {
        if (sequence > 0) {
            consistency.announce(new ConsistencyToken(user.id(), sequence), response);
        }
    }

    private void forget(HttpServletRequest request, HttpServletResponse response) {
        if (cookies.present(request)) {
            cookies.clear(response);
        }
    }
}
