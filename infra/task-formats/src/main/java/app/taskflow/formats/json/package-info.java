/** JSON in pieces of bounded size: strict lines, and the items of large documents. */
@NullMarked
package app.taskflow.formats.json;

import org.jspecify.annotations.NullMarked;
