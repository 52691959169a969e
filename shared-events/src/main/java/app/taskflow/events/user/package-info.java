/** What can happen to a user's account, as facts that are kept for ever; never with a secret in them. */
@NullMarked
package app.taskflow.events.user;

import org.jspecify.annotations.NullMarked;
