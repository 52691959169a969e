/** From bytes to characters and lines: what is text at all, in which encoding, and where it stops being so. */
@NullMarked
package app.taskflow.formats.text;

import org.jspecify.annotations.NullMarked;
