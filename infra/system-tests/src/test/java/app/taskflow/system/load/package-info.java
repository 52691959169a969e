/** Files of the greatest size there may be, and a little more. */
@NullMarked
package app.taskflow.system.load;

import org.jspecify.annotations.NullMarked;
