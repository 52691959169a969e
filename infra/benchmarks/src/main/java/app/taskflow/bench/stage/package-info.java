/** What a benchmark plays on: empty servers, the product started on them, users, and tasks by the thousand. */
@NullMarked
package app.taskflow.bench.stage;

import org.jspecify.annotations.NullMarked;
