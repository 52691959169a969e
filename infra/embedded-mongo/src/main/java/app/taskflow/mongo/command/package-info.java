/** The commands that read and write documents. */
@NullMarked
package app.taskflow.mongo.command;

import org.jspecify.annotations.NullMarked;
