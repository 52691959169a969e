/** Views built anew on running nodes. */
@NullMarked
package app.taskflow.query.replay;

import org.jspecify.annotations.NullMarked;
