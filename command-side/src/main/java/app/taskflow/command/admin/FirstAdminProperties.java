package app.taskflow.command.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The administrator that is there from the start.
 *
 * @param email where to; none is made without
 * @param password by which the administrator signs in at first
 */
@ConfigurationProperties("taskflow.admin")
record FirstAdminProperties(
        @Nullable String email, @Nullable String password) {

    @Override
    public String toString() {
        return "FirstAdminProperties";
    }
}
