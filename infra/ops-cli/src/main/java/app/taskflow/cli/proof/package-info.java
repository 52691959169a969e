/** {@code verify-proof}: checks an inclusion proof with the public key alone, without any service. */
@NullMarked
package app.taskflow.cli.proof;

import org.jspecify.annotations.NullMarked;
