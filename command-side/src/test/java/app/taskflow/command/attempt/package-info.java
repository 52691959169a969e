/** Tests of how often a password can be tried. */
@NullMarked
package app.taskflow.command.attempt;

import org.jspecify.annotations.NullMarked;
