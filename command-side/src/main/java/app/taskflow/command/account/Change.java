package app.taskflow.command.account;

import app.taskflow.events.user.Role;
import java.util.Set;

/** What may become different about an account. */
public sealed interface Change {

    /** The user goes by another name. */
    record Name(String name) implements Change {}

    /** The user has another address. */
    record Email(EmailAddress email) implements Change {}

    /** The user has another password. */
    record Password(String hash) implements Change {
        @Override
        public String toString() {
            return "Password";
        }
    }

    /** The user may do something else. */
    record Roles(Set<Role> roles) implements Change {
        public Roles {
            roles = Set.copyOf(roles);
        }
    }

    /** No session that began before may go on. */
    record Sessions() implements Change {}

    /** There is no such user any more. */
    record Erasure() implements Change {}
}
