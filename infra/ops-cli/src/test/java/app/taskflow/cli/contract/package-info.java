/** TaskFlow's contract as a small server in memory, which fails where it is told to. */
@NullMarked
package app.taskflow.cli.contract;

import org.jspecify.annotations.NullMarked;
