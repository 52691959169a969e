package app.taskflow.events.user;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of one user's account, those that matter to its security among them. The aggregate's id is the user's.
 * Who caused them stands in the commit: for most the user, for some an administrator.
 */
public sealed interface UserEvent {

    /** The first event of every owner who registered. */
    record Registered(String name, String email, Set<Role> roles, Instant registeredAt) implements UserEvent {
        public Registered {
            roles = Role.ordered(roles);
        }
    }

    /** The user goes by another name. */
    record Renamed(String name) implements UserEvent {}

    /** The user signs in by another address from now on. */
    record EmailChanged(String email) implements UserEvent {}

    /** The password is another one; what it is, is nowhere. */
    record PasswordChanged() implements UserEvent {}

    /** What the user may do from now on. */
    record RolesChanged(Set<Role> roles) implements UserEvent {
        public RolesChanged {
            roles = Role.ordered(roles);
        }
    }

    /** An administrator has looked at the account; who, stands in the commit. */
    record LookedUp() implements UserEvent {}

    /** A session has begun with the right password. */
    record SignedIn(
            UUID sessionId, String address, @Nullable String userAgent) implements UserEvent {}

    /** Somebody gave a wrong password for this account. */
    record SignInFailed(String address, @Nullable String userAgent) implements UserEvent {}

    /** So many wrong passwords came that for a while even the right one is not looked at, from there or from new places. */
    record LockedOut(String address) implements UserEvent {}

    /** A refresh token was presented that had been used before: somebody may have stolen it. */
    record RefreshTokenReused(UUID sessionId, String address) implements UserEvent {}

    /** The session's tokens are refused from now on. */
    record SessionEnded(UUID sessionId, SessionEnd reason) implements UserEvent {}

    /** The account is gone, and what is known of the user is being forgotten. */
    record Erased() implements UserEvent {}
}
