/** What a password must be, and how it is kept: rules, Argon2id, and a bound on what hashing may cost. */
@NullMarked
package app.taskflow.command.password;

import org.jspecify.annotations.NullMarked;
