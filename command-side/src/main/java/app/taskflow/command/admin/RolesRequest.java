package app.taskflow.command.admin;

import app.taskflow.events.user.Role;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that a user is to have from now on. Every user is a user, whether that is said or not. */
record RolesRequest(@Nullable List<@Nullable Role> roles) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.check(
                roles != null && roles.stream().allMatch(role -> role != null),
                "/roles",
                "required",
                "A list of roles is needed");
    }

    Set<Role> wanted() {
        Set<Role> wanted = EnumSet.of(Role.USER);
        if (roles != null) {
            roles.forEach(role -> wanted.add(role == null ? Role.USER : role));
        }
        return wanted;
    }
}
