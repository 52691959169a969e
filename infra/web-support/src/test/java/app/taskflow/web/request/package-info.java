/** Tests of what identifies a request. */
@NullMarked
package app.taskflow.web.request;

import org.jspecify.annotations.NullMarked;
