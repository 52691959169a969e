/** Owners' tasks as they were at an instant: the log folded up to it, with states kept so that no fold begins far back. */
@NullMarked
package app.taskflow.query.past;

import org.jspecify.annotations.NullMarked;
