/** Where imports are kept: their events in the log, their states, waiting rows and messages beside it. */
@NullMarked
package app.taskflow.command.imports.store;

import org.jspecify.annotations.NullMarked;
