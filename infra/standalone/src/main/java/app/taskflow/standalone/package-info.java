/** The program: its commands, and how it says what went wrong. */
@NullMarked
package app.taskflow.standalone;

import org.jspecify.annotations.NullMarked;
