/** Who gives way to whom when the processors are busy. */
@NullMarked
package app.taskflow.web.background;

import org.jspecify.annotations.NullMarked;
