/** A user's own changes as they happen, over streams that stay open. */
@NullMarked
package app.taskflow.query.live;

import org.jspecify.annotations.NullMarked;
