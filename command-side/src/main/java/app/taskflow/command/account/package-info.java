/** Accounts: who has one, under which email, and how one comes into being exactly once. */
@NullMarked
package app.taskflow.command.account;

import org.jspecify.annotations.NullMarked;
