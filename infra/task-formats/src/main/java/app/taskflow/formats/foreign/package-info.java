/** Fits what other systems hold into a task of ours, and says where it did not fit. */
@NullMarked
package app.taskflow.formats.foreign;

import org.jspecify.annotations.NullMarked;
