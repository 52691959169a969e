/** What operators do, on the running query side. */
@NullMarked
package app.taskflow.query.operation;

import org.jspecify.annotations.NullMarked;
