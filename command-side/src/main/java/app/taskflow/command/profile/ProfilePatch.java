package app.taskflow.command.profile;

import app.taskflow.command.account.EmailAddress;
import app.taskflow.command.identity.CredentialRules;
import app.taskflow.command.identity.PersonName;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Patched;
import app.taskflow.web.input.Violations;
import org.jspecify.annotations.Nullable;

/** The body of a change of one's profile. */
record ProfilePatch(
        Patched<String> name,
        Patched<String> email,
        @Nullable String currentPassword) implements Checked {

    @Override
    public void check(Violations violations) {
        if (name.isPresent()) {
            PersonName.check(name.applyTo(null), violations);
        }
        if (email.isPresent()) {
            CredentialRules.checkEmail(email.applyTo(null), violations);
            CredentialRules.checkPassword("/currentPassword", currentPassword, violations);
        }
    }

    @Nullable
    String newName() {
        return name instanceof Patched.Set<String>(String text) ? text.strip() : null;
    }

    @Nullable
    EmailAddress newEmail() {
        return email instanceof Patched.Set<String>(String text)
                ? EmailAddress.parse(text).orElseThrow()
                : null;
    }

    @Override
    public String toString() {
        return "ProfilePatch";
    }
}
