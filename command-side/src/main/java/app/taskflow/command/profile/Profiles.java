package app.taskflow.command.profile;

import app.taskflow.command.account.Accounts;
import app.taskflow.events.id.UserId;
import java.util.Optional;

/** The profiles of all users. */
final class Profiles {

    private final Accounts accounts;
    private final ProfileCache cache;

    Profiles(Accounts accounts, ProfileCache cache) {
        this.accounts = accounts;
        this.cache = cache;
    }

    /** The profile as it is now; empty if the account was erased. */
    Optional<Profile> find(UserId id) {
        Optional<Profile> cached = cache.find(id);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<Profile> read = accounts.find(id).map(Profile::of);
        read.ifPresent(cache::offer);
        return read;
    }
}
