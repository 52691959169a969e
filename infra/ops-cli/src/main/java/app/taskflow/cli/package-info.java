/** The commands of the launcher that talk to a running TaskFlow over its public API. */
@NullMarked
package app.taskflow.cli;

import org.jspecify.annotations.NullMarked;
