/** Tests of reading one's own writes. */
@NullMarked
package app.taskflow.web.consistency;

import org.jspecify.annotations.NullMarked;
