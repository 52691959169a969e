/** Work that can wait, on threads that give way to others. */
@NullMarked
package app.taskflow.web.background;

import org.jspecify.annotations.NullMarked;
