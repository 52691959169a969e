/** What operators do to the service, and what it does to keep itself right. */
@NullMarked
package app.taskflow.events.operation;

import org.jspecify.annotations.NullMarked;
