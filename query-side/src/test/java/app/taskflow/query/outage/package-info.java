/** The query side while what it stands on is away, and afterwards. */
@NullMarked
package app.taskflow.query.outage;

import org.jspecify.annotations.NullMarked;
