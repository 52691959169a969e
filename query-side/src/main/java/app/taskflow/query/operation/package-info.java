/** What operators see and do of the projections; each of their calls is an event. */
@NullMarked
package app.taskflow.query.operation;

import org.jspecify.annotations.NullMarked;
