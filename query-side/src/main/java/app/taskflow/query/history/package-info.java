/** What happened to a task, or to all of a user's, from the log: who changed what and when. */
@NullMarked
package app.taskflow.query.history;

import org.jspecify.annotations.NullMarked;
