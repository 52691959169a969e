/** The token by which a client reads its own writes. */
@NullMarked
package app.taskflow.web.consistency;

import org.jspecify.annotations.NullMarked;
