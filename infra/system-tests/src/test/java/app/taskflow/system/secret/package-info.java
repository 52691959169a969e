/** Looks for passwords, tokens, cookies, hashes and keys in all that the tests made anybody log. */
@NullMarked
package app.taskflow.system.secret;

import org.jspecify.annotations.NullMarked;
