package app.taskflow.cli.http;

import org.jspecify.annotations.Nullable;

/**
 * What a client in the mode {@code tokenDelivery: body} holds of its session.
 *
 * @param refreshToken null where an access token is all there is, so that the session ends with it
 */
public record Tokens(String accessToken, @Nullable String refreshToken) {

    /** Kept out of what is printed or logged. */
    @Override
    public String toString() {
        return "Tokens[...]";
    }
}
