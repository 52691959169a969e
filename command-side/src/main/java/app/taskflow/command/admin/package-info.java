/** What administrators do with the accounts of others, and how the first of them comes to be. */
@NullMarked
package app.taskflow.command.admin;

import org.jspecify.annotations.NullMarked;
