/** The query language: filters that test documents where they lie, sort orders and projections. */
@NullMarked
package app.taskflow.mongo.query;

import org.jspecify.annotations.NullMarked;
