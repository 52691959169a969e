/** Signing up, in and out over HTTP, and how tokens travel. */
@NullMarked
package app.taskflow.command.identity;

import org.jspecify.annotations.NullMarked;
