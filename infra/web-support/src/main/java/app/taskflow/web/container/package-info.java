/** What happens to a request before any servlet sees it: framing, identity of the request, the container's own errors. */
@NullMarked
package app.taskflow.web.container;

import org.jspecify.annotations.NullMarked;
