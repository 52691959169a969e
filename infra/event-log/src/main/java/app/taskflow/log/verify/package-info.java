/** Proof that the log is what was written: the hash chain recomputed, and every numbering checked for gaps. */
@NullMarked
package app.taskflow.log.verify;

import org.jspecify.annotations.NullMarked;
