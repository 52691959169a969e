/** What users see of their own accounts. */
@NullMarked
package app.taskflow.command.profile;

import org.jspecify.annotations.NullMarked;
