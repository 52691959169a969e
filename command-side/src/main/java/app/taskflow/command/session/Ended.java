package app.taskflow.command.session;

import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.user.SessionEnd;
import java.time.Instant;

/**
 * How a session ended. It stands in the session's document until everybody has been told.
 *
 * @param from the sequence from which on the account's events may tell of it
 * @param address of the client that ended it; empty where none did
 */
record Ended(SessionEnd reason, Instant at, Origin origin, long from, String address) {}
