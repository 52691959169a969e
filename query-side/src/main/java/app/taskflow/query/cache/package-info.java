/** Answers kept for as long as the tasks they show are the same: near, in this process, and in Redis for all nodes. */
@NullMarked
package app.taskflow.query.cache;

import org.jspecify.annotations.NullMarked;
