/** Signed checkpoints of the log on a schedule, kept also where whoever can change the database cannot reach them. */
@NullMarked
package app.taskflow.command.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
