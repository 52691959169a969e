/** The rows of an import, as they wait to be done, and what is to be said about them. */
@NullMarked
package app.taskflow.command.imports.row;

import org.jspecify.annotations.NullMarked;
