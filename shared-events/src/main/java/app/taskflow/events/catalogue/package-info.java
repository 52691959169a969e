/** Which events there are, what they are called on the wire, and how their bytes are written and read. */
@NullMarked
package app.taskflow.events.catalogue;

import org.jspecify.annotations.NullMarked;
