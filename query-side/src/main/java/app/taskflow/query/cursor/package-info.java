/** Cursors that only this service can have made. */
@NullMarked
package app.taskflow.query.cursor;

import org.jspecify.annotations.NullMarked;
