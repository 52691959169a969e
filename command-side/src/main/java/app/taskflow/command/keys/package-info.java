/** The keys that access tokens are signed with: where they come from, when they change, and who may verify by them. */
@NullMarked
package app.taskflow.command.keys;

import org.jspecify.annotations.NullMarked;
