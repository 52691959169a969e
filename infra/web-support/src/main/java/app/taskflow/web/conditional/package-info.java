/** Entity tags and the conditions of requests on them (RFC 9110, section 13). */
@NullMarked
package app.taskflow.web.conditional;

import org.jspecify.annotations.NullMarked;
