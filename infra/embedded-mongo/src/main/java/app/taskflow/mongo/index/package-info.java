/** What an index is, and which keys a document has in it. */
@NullMarked
package app.taskflow.mongo.index;

import org.jspecify.annotations.NullMarked;
