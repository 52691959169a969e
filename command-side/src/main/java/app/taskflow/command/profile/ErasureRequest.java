package app.taskflow.command.profile;

import app.taskflow.command.identity.CredentialRules;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;

/** The body of the call by which a user asks to be forgotten. */
record ErasureRequest(String password) implements Checked {

    @Override
    public void check(Violations violations) {
        CredentialRules.checkPassword("/password", password, violations);
    }

    @Override
    public String toString() {
        return "ErasureRequest";
    }
}
