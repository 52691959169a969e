package app.taskflow.command.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever may stand behind an email with which somebody wants to sign in: a user, or nobody. */
public final class SignInSubject {

    private final @Nullable Holder holder;

    SignInSubject(@Nullable Holder holder) {
        this.holder = holder;
    }

    /** Nobody. */
    public static SignInSubject nobody() {
        return new SignInSubject(null);
    }

    /** What a password has to match; none where there is nobody. */
    public Optional<String> passwordHash() {
        return switch (holder) {
            case null -> Optional.empty();
            case Holder.Active(Account account) -> Optional.of(account.passwordHash());
            case Holder.Reserved reserved ->
                Optional.of(reserved.candidates().getLast().passwordHash());
        };
    }

    /** Whether the user has signed in from this address lately. */
    public boolean knows(String address) {
        return holder instanceof Holder.Active(Account account)
                && account.addresses().contains(KnownAddress.of(account.id(), address));
    }

    /** The account, if there is a finished one. */
    public Optional<Account> account() {
        return holder instanceof Holder.Active(Account account) ? Optional.of(account) : Optional.empty();
    }

    @Nullable
    Holder holder() {
        return holder;
    }
}
