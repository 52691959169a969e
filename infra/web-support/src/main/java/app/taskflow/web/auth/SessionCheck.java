package app.taskflow.web.auth;

/**
 * Whether a token that is otherwise good has been taken back: its session ended, its user was erased. Every bean of
 * this type is asked on every authenticated request, so it answers from memory in well under a microsecond.
 */
@FunctionalInterface
public interface SessionCheck {

    boolean isRevoked(AuthenticatedUser user);
}
