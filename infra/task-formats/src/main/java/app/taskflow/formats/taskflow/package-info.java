/** TaskFlow's own CSV and NDJSON, both ways; a bad value rejects its row. */
@NullMarked
package app.taskflow.formats.taskflow;

import org.jspecify.annotations.NullMarked;
