package app.taskflow.command.identity;

import app.taskflow.command.account.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of the answer to whoever has signed in. The tokens are there only if they go by the body. */
record AuthAnswer(
        Profile user,
        Instant accessTokenExpiresAt,
        Instant refreshTokenExpiresAt,
        @Nullable String accessToken,
        @Nullable String refreshToken) {

    @Override
    public String toString() {
        return "AuthAnswer[" + user.id() + "]";
    }
}
