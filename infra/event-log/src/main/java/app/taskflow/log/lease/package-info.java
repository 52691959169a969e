/** Who works on which partition, and how far that work has come. */
@NullMarked
package app.taskflow.log.lease;

import org.jspecify.annotations.NullMarked;
