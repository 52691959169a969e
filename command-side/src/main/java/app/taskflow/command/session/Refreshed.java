package app.taskflow.command.session;

/** What became of a refresh token that a client presented. */
public sealed interface Refreshed {

    /** The session goes on with this token. */
    record Continued(OpenSession session) implements Refreshed {}

    /** The token had been used before, so the session was ended. */
    record Reused() implements Refreshed {}

    /** No token of a session that we know. */
    record Unknown() implements Refreshed {}
}
