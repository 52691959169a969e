package app.taskflow.command.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a client gets its tokens; for the whole of a session the same. */
public enum TokenDelivery {
    /** In HttpOnly cookies, for browsers. */
    @JsonProperty("cookie")
    COOKIE,
    /** In the body, for everybody else. */
    @JsonProperty("body")
    BODY
}
