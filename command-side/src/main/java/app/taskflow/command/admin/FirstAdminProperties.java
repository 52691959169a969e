package app.taskflow.command.admin;

import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.web.start.MisconfiguredException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The administrator that is there from the start.
 *
 * @param email by which the administrator signs in; none is made without
 * @param password by which the administrator signs in at first
 */
@ConfigurationProperties("taskflow.admin")
record FirstAdminProperties(
        @Nullable String email, @Nullable String password) {

    static final String EMAIL = "TASKFLOW_ADMIN_EMAIL";
    static final String NAME = "Administrator";
    private static final String PASSWORD = "TASKFLOW_ADMIN_PASSWORD";

    /** What is wanted, found to be possible. */
    record Wanted(EmailAddress email, String password) {

        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /**
     * Who is to be an administrator; empty if nobody is named.
     *
     * @throws MisconfiguredException if it cannot be done as it is said
     */
    Optional<Wanted> wanted(PasswordPolicy policy) {
        if (isBlank(email) && isBlank(password)) {
            return Optional.empty();
        }
        if (email == null || isBlank(email)) {
            throw new MisconfiguredException(EMAIL, "%s is set, so it must say whose it is".formatted(PASSWORD));
        }
        if (password == null || isBlank(password)) {
            throw new MisconfiguredException(PASSWORD, "%s is set, so it is needed too".formatted(EMAIL));
        }
        EmailAddress address = EmailAddress.parse(email)
                .orElseThrow(() -> new MisconfiguredException(EMAIL, "this is no email address"));
        policy.weakness(password, NAME, email).ifPresent(weakness -> {
            throw new MisconfiguredException(PASSWORD, "the password is refused: %s".formatted(words(weakness)));
        });
        return Optional.of(new Wanted(address, password));
    }

    private static String words(PasswordPolicy.Weakness weakness) {
        return weakness.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    public String toString() {
        return "FirstAdminProperties";
    }
}
