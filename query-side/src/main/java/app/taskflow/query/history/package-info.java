/** What happened to a task, from the log: who changed what and when. */
@NullMarked
package app.taskflow.query.history;

import org.jspecify.annotations.NullMarked;
