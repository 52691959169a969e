package app.taskflow.events.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user may do beside her own tasks; an admin may all that an auditor may. */
public enum Role {
    @JsonProperty("user")
    USER,
    @JsonProperty("auditor")
    AUDITOR,
    @JsonProperty("admin")
    ADMIN
}
