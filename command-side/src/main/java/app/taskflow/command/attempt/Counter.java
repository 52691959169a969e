package app.taskflow.command.attempt;

import java.time.Duration;

/**
 * Counts the failures of the last while.
 *
 * @param limit how many there may be
 * @param window how far back they count
 */
record Counter(String name, int limit, Duration window) {}
