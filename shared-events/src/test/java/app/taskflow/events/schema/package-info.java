/** Holds the published schemas of the topics to what the code writes and reads. */
@NullMarked
package app.taskflow.events.schema;

import org.jspecify.annotations.NullMarked;
