/** Structures that never change and share what they can: ordered sets of keys, and documents by record number. */
@NullMarked
package app.taskflow.mongo.tree;

import org.jspecify.annotations.NullMarked;
