/** The way in and the way out: from a file to its rows, and from tasks to a file. */
@NullMarked
package app.taskflow.formats;

import org.jspecify.annotations.NullMarked;
