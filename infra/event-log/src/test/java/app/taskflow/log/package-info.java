/** Tests of the log, and what they share. */
@NullMarked
package app.taskflow.log;

import org.jspecify.annotations.NullMarked;
