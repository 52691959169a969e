/** Sessions: how they begin, go on by rotating refresh tokens, and end. */
@NullMarked
package app.taskflow.command.session;

import org.jspecify.annotations.NullMarked;
