package app.taskflow.command.keys;

import java.time.Instant;

/** A signed token, as the client gets it. */
public record AccessToken(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccessToken[until " + expiresAt + "]";
    }
}
