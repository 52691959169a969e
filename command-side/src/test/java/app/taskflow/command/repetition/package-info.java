/** Tests of what the log remembers of requests. */
@NullMarked
package app.taskflow.command.repetition;

import org.jspecify.annotations.NullMarked;
