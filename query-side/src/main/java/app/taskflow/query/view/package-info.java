/** A task as it is read: how events make it, when it is overdue, and how it looks as JSON. No store, no clock. */
@NullMarked
package app.taskflow.query.view;

import org.jspecify.annotations.NullMarked;
