/** What the values of a task's fields may be, whoever writes them: a client, an import, a producer. */
@NullMarked
package app.taskflow.events.field;

import org.jspecify.annotations.NullMarked;
