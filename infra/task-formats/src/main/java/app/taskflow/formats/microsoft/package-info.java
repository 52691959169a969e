/** Tasks of Microsoft To Do as its Graph gives them. */
@NullMarked
package app.taskflow.formats.microsoft;

import org.jspecify.annotations.NullMarked;
