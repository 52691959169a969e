package app.taskflow.command.identity;

import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.session.TokenDelivery;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import org.jspecify.annotations.Nullable;

/** The body of a registration. */
record RegisterRequest(
        String name,
        String email,
        String password,
        @Nullable TokenDelivery tokenDelivery) implements Checked {

    @Override
    public void check(Violations violations) {
        PersonName.check(name, violations);
        CredentialRules.checkEmail(email, violations);
        CredentialRules.checkNewPassword("/password", password, violations);
    }

    EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
