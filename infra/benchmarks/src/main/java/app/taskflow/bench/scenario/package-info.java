/** The benchmarks themselves: each starts what it needs, and knows what is asked of it. */
@NullMarked
package app.taskflow.bench.scenario;

import org.jspecify.annotations.NullMarked;
