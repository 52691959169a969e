/** Files as large as they may be, and a little larger, and files larger than the memory of who takes them. */
@NullMarked
package app.taskflow.system.load;

import org.jspecify.annotations.NullMarked;
