/** How the service puts up with Redis: briefly. */
@NullMarked
package app.taskflow.web.redis;

import org.jspecify.annotations.NullMarked;
