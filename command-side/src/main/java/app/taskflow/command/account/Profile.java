package app.taskflow.command.account;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import java.time.Instant;
import java.util.List;

/** A user as the user sees it. */
public record Profile(UserId id, String name, String email, List<Role> roles, Instant createdAt, long version) {

    public static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.name(),
                account.email(),
                account.roles().stream().sorted().toList(),
                account.createdAt(),
                account.version());
    }
}
