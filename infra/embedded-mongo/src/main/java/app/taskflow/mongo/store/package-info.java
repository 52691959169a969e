/** Collections: what readers see, what writers change, and how a change becomes durable and visible. */
@NullMarked
package app.taskflow.mongo.store;

import org.jspecify.annotations.NullMarked;
