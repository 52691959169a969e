/** Google Tasks as Takeout gives it. */
@NullMarked
package app.taskflow.formats.google;

import org.jspecify.annotations.NullMarked;
