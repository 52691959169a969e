/** Lists of tasks: what is asked for, how it becomes queries that indexes answer, and pages with cursors. */
@NullMarked
package app.taskflow.query.list;

import org.jspecify.annotations.NullMarked;
