/** Requests that the log has done before: it decides what is a retry, whatever else has been forgotten. */
@NullMarked
package app.taskflow.command.repetition;

import org.jspecify.annotations.NullMarked;
