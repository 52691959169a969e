/** Tests of the command side, on servers that they share. */
@NullMarked
package app.taskflow.command;

import org.jspecify.annotations.NullMarked;
