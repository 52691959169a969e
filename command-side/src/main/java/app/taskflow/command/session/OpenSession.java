package app.taskflow.command.session;

/**
 * A session and the one refresh token that continues it.
 *
 * @param refreshToken for the client's eyes only
 */
public record OpenSession(Session session, String refreshToken) {

    @Override
    public String toString() {
        return "OpenSession[" + session.id() + "]";
    }
}
