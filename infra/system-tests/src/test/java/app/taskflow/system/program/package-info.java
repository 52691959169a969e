/** TaskFlow's processes, and what can be seen of them from outside. */
@NullMarked
package app.taskflow.system.program;

import org.jspecify.annotations.NullMarked;
