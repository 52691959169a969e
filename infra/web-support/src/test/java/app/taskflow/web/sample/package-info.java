/** A small service behind the edge, for the tests of it. */
@NullMarked
package app.taskflow.web.sample;

import org.jspecify.annotations.NullMarked;
