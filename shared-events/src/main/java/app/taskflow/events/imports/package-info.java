/** The events of a bulk import. */
@NullMarked
package app.taskflow.events.imports;

import org.jspecify.annotations.NullMarked;
