/** Todoist's CSV. */
@NullMarked
package app.taskflow.formats.todoist;

import org.jspecify.annotations.NullMarked;
