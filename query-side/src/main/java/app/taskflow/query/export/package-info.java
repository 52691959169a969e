/** All of a user's tasks as a file. */
@NullMarked
package app.taskflow.query.export;

import org.jspecify.annotations.NullMarked;
