/** Tests of the edge against a running server. */
@NullMarked
package app.taskflow.web;

import org.jspecify.annotations.NullMarked;
