/** How a query is answered: which index, which ranges of it, in which order, and what is left to test. */
@NullMarked
package app.taskflow.mongo.plan;

import org.jspecify.annotations.NullMarked;
