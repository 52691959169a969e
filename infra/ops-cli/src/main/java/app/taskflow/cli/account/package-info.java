/** Which TaskFlow is talked to, and in whose name. */
@NullMarked
package app.taskflow.cli.account;

import org.jspecify.annotations.NullMarked;
