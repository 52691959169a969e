package app.taskflow.events.user;

import java.time.Instant;
import java.util.Set;

/** The events of one user's account. The aggregate's id is the user's. */
public sealed interface UserEvent {

    /** The first event of every owner who registered. */
    record Registered(String name, String email, Set<Role> roles, Instant registeredAt) implements UserEvent {
        public Registered {
            roles = Set.copyOf(roles);
        }
    }
}
