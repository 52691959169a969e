package app.taskflow.events.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a session ended before its time. */
public enum SessionEnd {
    /** By its own user, in this session. */
    @JsonProperty("signed-out")
    SIGNED_OUT,
    /** By its user, from the list of sessions. */
    @JsonProperty("revoked")
    REVOKED,
    /** With all others of its user. */
    @JsonProperty("signed-out-everywhere")
    SIGNED_OUT_EVERYWHERE,
    @JsonProperty("password-changed")
    PASSWORD_CHANGED,
    /** So that a role that was taken away is gone at once. */
    @JsonProperty("roles-changed")
    ROLES_CHANGED,
    @JsonProperty("token-reused")
    TOKEN_REUSED,
    @JsonProperty("erased")
    ERASED
}
