/** Servers and events for the tests of the query side. */
@NullMarked
package app.taskflow.query;

import org.jspecify.annotations.NullMarked;
