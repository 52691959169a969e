/** Users of the read API, for tests. */
@NullMarked
package app.taskflow.query.client;

import org.jspecify.annotations.NullMarked;
