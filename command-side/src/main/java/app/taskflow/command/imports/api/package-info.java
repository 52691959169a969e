/** The calls about imports. */
@NullMarked
package app.taskflow.command.imports.api;

import org.jspecify.annotations.NullMarked;
