/** Puts the rules of the edge before every handler of Spring MVC. */
@NullMarked
package app.taskflow.web.mvc;

import org.jspecify.annotations.NullMarked;
