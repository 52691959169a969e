/** How fresh a user's views are: revisions that a cache can rely on, and waiting for one's own writes. */
@NullMarked
package app.taskflow.query.freshness;

import org.jspecify.annotations.NullMarked;
