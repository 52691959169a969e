/** Changes of accounts, with all that follows from them for sessions and for the log. */
@NullMarked
package app.taskflow.command.account.change;

import org.jspecify.annotations.NullMarked;
