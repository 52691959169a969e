package app.taskflow.events.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a user may do beside her own tasks; an admin may all that an auditor may. */
public enum Role {
    @JsonProperty("user")
    USER,
    @JsonProperty("auditor")
    AUDITOR,
    @JsonProperty("admin")
    ADMIN;

    /** An unchangeable copy in the order of this enum, so that an event's bytes do not depend on chance. */
    static Set<Role> ordered(Collection<Role> roles) {
        Set<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }
}
