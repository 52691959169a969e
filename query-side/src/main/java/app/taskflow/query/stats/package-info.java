/** A user's tasks in numbers. */
@NullMarked
package app.taskflow.query.stats;

import org.jspecify.annotations.NullMarked;
