package app.taskflow.web.auth;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user a verified access token speaks for. A controller takes it as an argument; on public paths the argument is
 * declared {@code Optional<AuthenticatedUser>}.
 *
 * @param sessionId the session the token belongs to
 * @param roles as of the token's issue
 * @param expiresAt when the token ends
 */
public record AuthenticatedUser(UserId id, UUID sessionId, Set<Role> roles, Instant expiresAt) {

    private static final String ATTRIBUTE = AuthenticatedUser.class.getName();

    public AuthenticatedUser {
        roles = Set.copyOf(roles);
    }

    /** Whether the user may do what needs the role; an admin may all that an auditor may. */
    public boolean has(Role role) {
        return roles.contains(role) || (role == Role.AUDITOR && roles.contains(Role.ADMIN));
    }

    /** Who is signed in on the request, or null. */
    public static @Nullable AuthenticatedUser find(ServletRequest request) {
        return (AuthenticatedUser) request.getAttribute(ATTRIBUTE);
    }

    void bindTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
