/** Tests of requests that are sent again; those against the running service stand beside the calls themselves. */
@NullMarked
package app.taskflow.web.idempotency;

import org.jspecify.annotations.NullMarked;
