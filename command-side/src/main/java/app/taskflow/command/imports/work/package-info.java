/** Does a turn of an import: one chunk, or one step of an undo, in one commit. */
@NullMarked
package app.taskflow.command.imports.work;

import org.jspecify.annotations.NullMarked;
