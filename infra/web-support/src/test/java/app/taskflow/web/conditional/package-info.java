/** Tests of entity tags and conditions. */
@NullMarked
package app.taskflow.web.conditional;

import org.jspecify.annotations.NullMarked;
