/** The commands about the server, its databases, collections and indexes. */
@NullMarked
package app.taskflow.mongo.admin;

import org.jspecify.annotations.NullMarked;
