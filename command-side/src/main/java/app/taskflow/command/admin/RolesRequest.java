package app.taskflow.command.admin;

import app.taskflow.events.user.Role;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles that a user is to have from now on. Every user is a user, whether that is said or not. */
record RolesRequest(@Nullable List<String> roles) implements Checked {

    private static final Map<String, Role> BY_NAME = Arrays.stream(Role.values())
            .collect(Collectors.toUnmodifiableMap(role -> role.name().toLowerCase(Locale.ROOT), Function.identity()));

    @Override
    public void check(Violations violations) {
        if (roles == null) {
            violations.add("/roles", "required", "A list of roles is needed");
            return;
        }
        for (int i = 0; i < roles.size(); i++) {
            violations.check(BY_NAME.containsKey(roles.get(i)), "/roles/" + i, "invalid", "There is no such role");
        }
    }

    Set<Role> wanted() {
        Set<Role> wanted = EnumSet.of(Role.USER);
        if (roles != null) {
            roles.stream().map(BY_NAME::get).forEach(wanted::add);
        }
        return wanted;
    }
}
