/** Views built anew from the log beside those that are shown, checked, and shown in their place. */
@NullMarked
package app.taskflow.query.replay;

import org.jspecify.annotations.NullMarked;
