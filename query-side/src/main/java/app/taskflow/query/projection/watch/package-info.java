/** Whether the projection keeps up, for operators and load balancers. */
@NullMarked
package app.taskflow.query.projection.watch;

import org.jspecify.annotations.NullMarked;
