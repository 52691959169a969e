/** Views built anew on running nodes. */
@NullMarked
package app.taskflow.query.replay.upkeep;

import org.jspecify.annotations.NullMarked;
