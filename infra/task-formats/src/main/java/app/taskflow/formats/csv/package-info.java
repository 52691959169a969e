/** Comma-separated files: RFC 4180, and what is commonly made of it. */
@NullMarked
package app.taskflow.formats.csv;

import org.jspecify.annotations.NullMarked;
