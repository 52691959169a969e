/** How what happens to accounts comes into the log: each event once, whoever crashes where. */
@NullMarked
package app.taskflow.command.account.journal;

import org.jspecify.annotations.NullMarked;
