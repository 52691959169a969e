package app.taskflow.command.identity;

import app.taskflow.command.session.Sessions;
import app.taskflow.web.auth.AuthenticatedUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Finds the sessions that a request to sign out stands for, by whatever it still has to show, and ends them. */
final class SignOut {

    private final Sessions sessions;
    private final TokenCookies cookies;

    SignOut(Sessions sessions, TokenCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    void logout(Optional<AuthenticatedUser> user, HttpServletRequest request) {
        user.map(AuthenticatedUser::sessionId).ifPresent(sessions::end);
        Optional<UUID> other = cookies.refreshToken(request).flatMap(sessions::sessionOf);
        other.ifPresent(sessions::end);
    }
}
