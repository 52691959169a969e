/** Whom the product is measured against: the least that could be done instead, on the same server. */
@NullMarked
package app.taskflow.bench.peer;

import org.jspecify.annotations.NullMarked;
