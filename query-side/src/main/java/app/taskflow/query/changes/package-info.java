/** What changed of a user's tasks since she last asked, so that a copy of them can be kept elsewhere. */
@NullMarked
package app.taskflow.query.changes;

import org.jspecify.annotations.NullMarked;
