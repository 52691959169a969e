/** Refusing to start with settings that must not be. */
@NullMarked
package app.taskflow.web.start;

import org.jspecify.annotations.NullMarked;
