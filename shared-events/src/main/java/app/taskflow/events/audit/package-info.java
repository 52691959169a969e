/** What those did who looked at the log: looking is an event too. */
@NullMarked
package app.taskflow.events.audit;

import org.jspecify.annotations.NullMarked;
