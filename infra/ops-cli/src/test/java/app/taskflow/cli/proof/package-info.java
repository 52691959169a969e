/** The published test vectors of proofs, checked by us and by a reading of the format that shares no code with us. */
@NullMarked
package app.taskflow.cli.proof;

import org.jspecify.annotations.NullMarked;
