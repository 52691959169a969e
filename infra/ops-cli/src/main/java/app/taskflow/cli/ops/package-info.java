/** {@code ops}: what operators and auditors ask of a running TaskFlow, over its administrative API. */
@NullMarked
package app.taskflow.cli.ops;

import org.jspecify.annotations.NullMarked;
