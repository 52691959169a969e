/** Two nodes of each side as processes of this machine, looked after by one. */
@NullMarked
package app.taskflow.standalone.cluster;

import org.jspecify.annotations.NullMarked;
