/** Starts and ends: good ones, refused ones, and what a running process gives away. */
@NullMarked
package app.taskflow.system.start;

import org.jspecify.annotations.NullMarked;
