/** Takes uploads in: reads all rows, keeps them, and only then lets the import be. */
@NullMarked
package app.taskflow.command.imports.intake;

import org.jspecify.annotations.NullMarked;
