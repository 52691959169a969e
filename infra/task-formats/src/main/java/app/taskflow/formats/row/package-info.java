/** What reading a file gives: rows, what is wrong with them, and why a file cannot be read. */
@NullMarked
package app.taskflow.formats.row;

import org.jspecify.annotations.NullMarked;
