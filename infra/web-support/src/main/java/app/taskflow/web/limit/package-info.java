/** How many requests a user, or an address, may send: one budget over all nodes. */
@NullMarked
package app.taskflow.web.limit;

import org.jspecify.annotations.NullMarked;
