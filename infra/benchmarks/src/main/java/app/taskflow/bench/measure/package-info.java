/** How something is measured: callers in a closed model, arrivals in an open one, rounds in turn with a peer. */
@NullMarked
package app.taskflow.bench.measure;

import org.jspecify.annotations.NullMarked;
