/** What happened, read from the log itself: by any criteria, in the order of time, each event exactly once. */
@NullMarked
package app.taskflow.command.audit.trail;

import org.jspecify.annotations.NullMarked;
