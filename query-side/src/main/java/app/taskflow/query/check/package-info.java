/** Whether views are what the log says: by a fold that has nothing in common with that of the projection. */
@NullMarked
package app.taskflow.query.check;

import org.jspecify.annotations.NullMarked;
