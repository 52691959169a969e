/** What updates make of a document: replacements and the update operators. */
@NullMarked
package app.taskflow.mongo.update;

import org.jspecify.annotations.NullMarked;
