/** Events from Kafka become views: in batches, in order, exactly once, whatever fails and is repeated. */
@NullMarked
package app.taskflow.query.projection;

import org.jspecify.annotations.NullMarked;
