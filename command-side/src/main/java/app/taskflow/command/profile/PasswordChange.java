package app.taskflow.command.profile;

import app.taskflow.command.identity.CredentialRules;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;

/** The body of a change of one's password. */
record PasswordChange(String currentPassword, String newPassword) implements Checked {

    @Override
    public void check(Violations violations) {
        CredentialRules.checkPassword("/currentPassword", currentPassword, violations);
        CredentialRules.checkNewPassword("/newPassword", newPassword, violations);
    }

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
