/** Projects of Asana as CSV. */
@NullMarked
package app.taskflow.formats.asana;

import org.jspecify.annotations.NullMarked;
