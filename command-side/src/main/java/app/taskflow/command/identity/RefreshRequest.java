package app.taskflow.command.identity;

import org.jspecify.annotations.Nullable;

/** The body of a refresh, from clients that keep their tokens themselves. */
record RefreshRequest(@Nullable String refreshToken) {

    @Override
    public String toString() {
        return "RefreshRequest";
    }
}
