/** The HTTP edge that both sides share, configured by being on the class path. */
@NullMarked
package app.taskflow.web;

import org.jspecify.annotations.NullMarked;
