/** The connection to Redis, which may be gone at any moment without anybody waiting for it. */
@NullMarked
package app.taskflow.query.redis;

import org.jspecify.annotations.NullMarked;
