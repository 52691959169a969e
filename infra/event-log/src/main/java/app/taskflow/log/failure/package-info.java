/** What can go wrong with the log, one type for each answer that a caller may want to give. */
@NullMarked
package app.taskflow.log.failure;

import org.jspecify.annotations.NullMarked;
