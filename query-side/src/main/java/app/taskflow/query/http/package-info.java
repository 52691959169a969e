/** The read API over HTTP. */
@NullMarked
package app.taskflow.query.http;

import org.jspecify.annotations.NullMarked;
