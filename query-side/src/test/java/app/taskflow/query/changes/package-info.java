/** Incremental sync, without HTTP. */
@NullMarked
package app.taskflow.query.changes;

import org.jspecify.annotations.NullMarked;
