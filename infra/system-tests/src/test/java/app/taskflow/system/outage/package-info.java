/** A server that TaskFlow stands on is gone or silent, and comes back. */
@NullMarked
package app.taskflow.system.outage;

import org.jspecify.annotations.NullMarked;
