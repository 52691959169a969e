/** Speed, measured against a peer in the same run or against a limit. */
@NullMarked
package app.taskflow.bench;

import org.jspecify.annotations.NullMarked;
