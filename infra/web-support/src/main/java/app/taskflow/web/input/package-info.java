/** Reads what clients send, strictly: JSON bodies, merge patches, query parameters. */
@NullMarked
package app.taskflow.web.input;

import org.jspecify.annotations.NullMarked;
