/** Opens the log in a Spring Boot application, once for all who use it there. */
@NullMarked
package app.taskflow.log.boot;

import org.jspecify.annotations.NullMarked;
