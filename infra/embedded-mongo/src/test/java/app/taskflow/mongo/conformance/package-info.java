/**
 * What TaskFlow asks of a MongoDB and expects of its answers. Runs against the embedded server or, unchanged, against that
 * of {@code TASKFLOW_TEST_MONGODB_URI}.
 */
@NullMarked
package app.taskflow.mongo.conformance;

import org.jspecify.annotations.NullMarked;
