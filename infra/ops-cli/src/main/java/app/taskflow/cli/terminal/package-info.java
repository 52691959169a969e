/** Output for people: colours where there is a terminal, aligned tables, plain text where it is piped. */
@NullMarked
package app.taskflow.cli.terminal;

import org.jspecify.annotations.NullMarked;
