package app.taskflow.command.account;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An account that can be used.
 *
 * @param version counts the changes of what the user sees of it, from 1
 * @param passwordHash never leaves the command side
 * @param credentials counts the changes that end sessions (another password, signed out everywhere), from 0
 * @param nextSequence at the least the sequence of the account's next event
 * @param addresses from which the user signed in lately, as {@link KnownAddress} has them, the latest last
 */
public record Account(
        UserId id,
        String name,
        String email,
        Set<Role> roles,
        Instant createdAt,
        long version,
        String passwordHash,
        long credentials,
        long nextSequence,
        List<String> addresses) {

    public Account {
        roles = Set.copyOf(roles);
        addresses = List.copyOf(addresses);
    }

    /** What may stand in a log: records are printed whole otherwise. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
