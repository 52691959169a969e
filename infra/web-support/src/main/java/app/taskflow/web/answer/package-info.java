/** Writes problems to clients, whoever found them: a handler, a filter, the container. */
@NullMarked
package app.taskflow.web.answer;

import org.jspecify.annotations.NullMarked;
