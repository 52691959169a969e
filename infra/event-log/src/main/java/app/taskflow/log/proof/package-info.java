/** Evidence that holds without the database: Merkle trees over commits, signed checkpoints, proofs of single events. */
@NullMarked
package app.taskflow.log.proof;

import org.jspecify.annotations.NullMarked;
