/** BSON as bytes: reading, writing and ordering values without building objects, and the errors the protocol speaks. */
@NullMarked
package app.taskflow.mongo.bson;

import org.jspecify.annotations.NullMarked;
