/** What is done about events that cannot be applied: their owner alone is stopped, shown, and put right again. */
@NullMarked
package app.taskflow.query.projection.repair;

import org.jspecify.annotations.NullMarked;
