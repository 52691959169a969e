/** Identities in the published language: one record per kind of thing, so that they cannot be mixed up. */
@NullMarked
package app.taskflow.events.id;

import org.jspecify.annotations.NullMarked;
