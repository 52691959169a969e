package app.taskflow.command.admin;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.account.Registration;
import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.events.user.Role;
import app.taskflow.web.request.RequestContext;
import app.taskflow.web.start.MisconfiguredException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Makes the first administrator when the service starts, once, on however many nodes. An account that is there already
 * is one if its password is the one given: whoever set the password of the service's environment has that account.
 */
final class FirstAdmin implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String REQUEST = "start";

    private final FirstAdminProperties properties;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;

    FirstAdmin(
            FirstAdminProperties properties,
            Accounts accounts,
            AccountChanges changes,
            PasswordHasher hasher,
            PasswordPolicy policy) {
        this.properties = properties;
        this.accounts = accounts;
        this.changes = changes;
        this.hasher = hasher;
        this.policy = policy;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        properties.wanted(policy).ifPresent(wanted -> ensure(wanted.email(), wanted.password()));
    }

    private void ensure(EmailAddress email, String password) {
        Account account = accounts.find(email).orElseGet(() -> register(email, password));
        if (account.roles().contains(Role.ADMIN)) {
            return;
        }
        if (!hasher.matches(password, account.passwordHash())) {
            throw new MisconfiguredException(
                    FirstAdminProperties.EMAIL,
                    "somebody else has an account under this email, with another password and without the role");
        }
        Set<Role> roles = EnumSet.copyOf(account.roles());
        roles.add(Role.ADMIN);
        changes.roles(account.id(), roles, Origin.system(REQUEST));
        LOG.info("the user {} is an administrator", account.id());
    }

    /** If another node was faster, its account is the one. */
    private Account register(EmailAddress email, String password) {
        String hash = hasher.hash(password);
        return switch (accounts.register(FirstAdminProperties.NAME, email, hash, new RequestContext(REQUEST, null))) {
            case Registration.Registered registered -> registered.account();
            case Registration.EmailTaken() -> accounts.find(email).orElseThrow();
        };
    }
}
