/** What an import is: how it comes to be, goes on, ends and is undone. Nothing here knows where rows come from. */
@NullMarked
package app.taskflow.command.imports;

import org.jspecify.annotations.NullMarked;
