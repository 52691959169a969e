/** What was found out: a table for people, JSON with the circumstances for comparing later. */
@NullMarked
package app.taskflow.bench.report;

import org.jspecify.annotations.NullMarked;
