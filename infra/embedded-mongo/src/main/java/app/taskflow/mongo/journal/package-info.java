/** Changes on disk: what is written is either there as a whole after a crash, or not there at all. */
@NullMarked
package app.taskflow.mongo.journal;

import org.jspecify.annotations.NullMarked;
