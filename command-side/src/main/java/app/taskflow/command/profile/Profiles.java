package app.taskflow.command.profile;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.Profile;
import app.taskflow.command.account.change.Outcome;
import app.taskflow.events.id.UserId;
import java.util.Optional;
import java.util.function.Supplier;

/** The profiles of all users. Safe for use by many threads and on many nodes at once. */
public final class Profiles {

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

    /**
     * Makes a change after which nobody reads the profile as it was before, on any node.
     *
     * @throws org.springframework.dao.DataAccessException if Redis does not answer; then nothing is changed
     */
    public Outcome changing(UserId id, Supplier<Outcome> change) {
        String mark = cache.changing(id);
        Outcome outcome = change.get();
        switch (outcome) {
            // Another change may have come behind this one, whose profile may be newer or older: the next reader knows.
            case Outcome.Done _, Outcome.Outdated _ -> cache.forget(mark, id);
            case Outcome.Unchanged(Account account) -> cache.changed(mark, Profile.of(account));
            case Outcome.EmailTaken() -> cache.forget(mark, id);
        }
        return outcome;
    }

    /** Makes a change after which there is no profile. Its mark stays, so that no late reader puts the old one back. */
    Outcome erasing(UserId id, Supplier<Outcome> erasure) {
        cache.changing(id);
        return erasure.get();
    }
}
