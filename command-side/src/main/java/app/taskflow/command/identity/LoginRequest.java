package app.taskflow.command.identity;

import app.taskflow.command.session.TokenDelivery;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import org.jspecify.annotations.Nullable;

/** The body of a sign-in. */
record LoginRequest(String email, String password, @Nullable TokenDelivery tokenDelivery) implements Checked {

    /** Whether the email could be one is not told here: nobody has that one either. */
    @Override
    public void check(Violations violations) {
        violations.check(email != null && !email.isBlank(), "/email", "required", "An email address is needed");
        CredentialRules.checkPassword("/password", password, violations);
    }

    @Override
    public String toString() {
        return "LoginRequest";
    }
}
