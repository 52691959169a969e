/** {@code import}: sends a file to the import queue and watches what becomes of it. */
@NullMarked
package app.taskflow.cli.imports;

import org.jspecify.annotations.NullMarked;
