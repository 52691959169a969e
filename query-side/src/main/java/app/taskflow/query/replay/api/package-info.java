/** The calls by which operators have views built anew; each of them is an event. */
@NullMarked
package app.taskflow.query.replay.api;

import org.jspecify.annotations.NullMarked;
