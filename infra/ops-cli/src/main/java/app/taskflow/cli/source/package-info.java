/** Where tasks to be loaded come from: a file, or made up. */
@NullMarked
package app.taskflow.cli.source;

import org.jspecify.annotations.NullMarked;
