/** Every error the service answers, as RFC 9457 problem details. */
@NullMarked
package app.taskflow.web.problem;

import org.jspecify.annotations.NullMarked;
