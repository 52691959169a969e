/** How often somebody may try a password: enough for whoever forgot it, too seldom for whoever guesses. */
@NullMarked
package app.taskflow.command.attempt;

import org.jspecify.annotations.NullMarked;
